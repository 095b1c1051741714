package dev.ocelli.catalog.model.speech;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/**
 * A server with the OpenAI protocol that writes down speech ({@code POST /audio/transcriptions}, {@code verbose_json}).
 * Stretches of sound go to it one by one, like to a model of our own.
 */
final class TranscriptionServer implements SpeechModel {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(3);
    private static final int AT_ONCE = 4;
    private static final String BOUNDARY = "ocelli-7d1c0b5e4f";
    /** Servers give mean log probabilities; without one, a middling sureness. */
    private static final double UNKNOWN = 0.8;

    /** Languages that servers name in words. */
    private static final Map<String, String> CODES = codes();

    private final SpeechSettings.Server settings;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final Semaphore gate = new Semaphore(AT_ONCE, true);

    TranscriptionServer(SpeechSettings.Server settings) {
        this.settings = settings;
    }

    private static Map<String, String> codes() {
        var codes = new java.util.HashMap<String, String>();
        for (String code : Locale.getISOLanguages()) {
            codes.put(Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        return Map.copyOf(codes);
    }

    @Override
    public String name() {
        return settings.model() + " at " + settings.url().getAuthority();
    }

    @Override
    public Heard hear(float[] samples, Hint hint) {
        gate.acquireUninterruptibly();
        try {
            return heard(Json.parse(answer(samples, hint)), (double) samples.length / RATE);
        } finally {
            gate.release();
        }
    }

    private String answer(float[] samples, Hint hint) {
        String route = hint.translate() ? "/audio/translations" : "/audio/transcriptions";
        var request = HttpRequest.newBuilder(java.net.URI.create(settings.url() + route))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(samples, hint)));
        settings.key().ifPresent(key -> request.header("Authorization", "Bearer " + key.value()));
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw unreachable("answered " + response.statusCode(), response.statusCode() >= 500, null);
            }
            return response.body();
        } catch (IOException e) {
            throw unreachable("did not answer", true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcelliException(ErrorCode.OVERLOADED, null, "The work was stopped; send it again later.", e);
        }
    }

    private OcelliException unreachable(
            String what, boolean later, @org.jspecify.annotations.Nullable Exception cause) {
        String message = "The server of OCELLI_TRANSCRIPTION_URL, which writes down speech, " + what
                + "; check its address, model and key.";
        ErrorCode code = later ? ErrorCode.OVERLOADED : ErrorCode.NEEDS_MODEL;
        return cause == null
                ? new OcelliException(code, null, message)
                : new OcelliException(code, null, message, cause);
    }

    private byte[] body(float[] samples, Hint hint) {
        var out = new ByteArrayOutputStream();
        field(out, "model", settings.model());
        field(out, "response_format", "verbose_json");
        field(out, "timestamp_granularities[]", "segment");
        field(out, "timestamp_granularities[]", "word");
        if (!hint.language().isEmpty()) {
            field(out, "language", hint.language());
        }
        if (!hint.before().isEmpty()) {
            field(out, "prompt", hint.before());
        }
        text(
                out,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"speech.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\n");
        out.writeBytes(wav(samples));
        text(out, "\r\n--" + BOUNDARY + "--\r\n");
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, String name, String value) {
        text(
                out,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** 16-bit PCM, mono. */
    private static byte[] wav(float[] samples) {
        int bytes = samples.length * Short.BYTES;
        var wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * Short.BYTES);
        wav.putShort((short) Short.BYTES).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (float sample : samples) {
            wav.putShort((short) Math.round(Math.clamp(sample, -1f, 1f) * Short.MAX_VALUE));
        }
        return wav.array();
    }

    private static Heard heard(JsonNode answer, double longest) {
        List<SpokenWord> words = new ArrayList<>();
        for (JsonNode word : answer.path("words")) {
            words.add(new SpokenWord(word.path("word").asString("").strip(), span(word, longest), UNKNOWN));
        }
        List<SpeechSegment> segments = new ArrayList<>();
        for (JsonNode segment : answer.path("segments")) {
            String text = segment.path("text").asString("").strip();
            if (!text.isEmpty()) {
                TimeSpan span = span(segment, longest);
                segments.add(new SpeechSegment(text, span, 0, within(words, span), sureness(segment)));
            }
        }
        String whole = answer.path("text").asString("").strip();
        if (segments.isEmpty() && !whole.isEmpty()) {
            segments.add(new SpeechSegment(whole, new TimeSpan(0, longest), 0, words, UNKNOWN));
        }
        String language = answer.path("language").asString("").toLowerCase(Locale.ROOT);
        return new Heard(CODES.getOrDefault(language, language), segments);
    }

    private static List<SpokenWord> within(List<SpokenWord> words, TimeSpan span) {
        return words.stream()
                .filter(word -> !word.text().isEmpty())
                .filter(word -> span.contains((word.span().start() + word.span().end()) / 2))
                .toList();
    }

    private static double sureness(JsonNode segment) {
        JsonNode logarithm = segment.path("avg_logprob");
        return logarithm.isNumber() ? Math.clamp(Math.exp(logarithm.asDouble()), 0, 1) : UNKNOWN;
    }

    private static TimeSpan span(JsonNode node, double longest) {
        double start = Math.clamp(node.path("start").asDouble(0), 0, longest);
        return new TimeSpan(start, Math.clamp(node.path("end").asDouble(longest), start, longest));
    }
}
