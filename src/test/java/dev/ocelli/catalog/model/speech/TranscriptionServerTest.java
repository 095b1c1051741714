package dev.ocelli.catalog.model.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.base.TimeSpan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TranscriptionServerTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicReference<String> key = new AtomicReference<>("");
    private HttpServer upstream;
    private int status = 200;
    private String answer = """
            {"language": "german", "text": "Guten Tag.", "segments": [
              {"start": 0.5, "end": 1.5, "text": " Guten Tag.", "avg_logprob": -0.1}],
             "words": [{"word": "Guten", "start": 0.5, "end": 0.9}, {"word": "Tag.", "start": 1.0, "end": 1.5}]}
            """;

    @BeforeEach
    void start() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/v1/audio/transcriptions", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            key.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        upstream.start();
    }

    @AfterEach
    void stop() {
        upstream.stop(0);
    }

    private TranscriptionServer model() {
        var url = URI.create("http://127.0.0.1:" + upstream.getAddress().getPort() + "/v1");
        return new TranscriptionServer(
                new SpeechSettings.Server(url, "whisper-large", Optional.of(new Secret("s3cret"))));
    }

    @Test
    void a_stretch_goes_out_as_a_wav_file_and_comes_back_with_times() {
        var heard = model().hear(new float[SpeechModel.RATE * 2], new SpeechModel.Hint("de", "Firma Ärmel", false));

        assertThat(heard.language()).isEqualTo("de");
        assertThat(heard.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.text()).isEqualTo("Guten Tag.");
            assertThat(segment.span()).isEqualTo(new TimeSpan(0.5, 1.5));
            assertThat(segment.words()).hasSize(2);
            assertThat(segment.confidence()).isBetween(0.9, 0.91);
        });
        assertThat(asked.get()).contains("whisper-large", "RIFF", "name=\"language\"", "verbose_json");
        assertThat(key.get()).isEqualTo("Bearer s3cret");
    }

    @Test
    void a_server_that_fails_is_tried_again_later_and_one_that_refuses_is_told_of() {
        status = 500;
        assertThatThrownBy(() -> model().hear(new float[16000], SpeechModel.Hint.NONE))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
        status = 401;
        assertThatThrownBy(() -> model().hear(new float[16000], SpeechModel.Hint.NONE))
                .isInstanceOfSatisfying(OcelliException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.NEEDS_MODEL);
                    assertThat(e)
                            .hasMessageContaining("OCELLI_TRANSCRIPTION_URL")
                            .hasMessageNotContaining("s3cret");
                });
    }
}
