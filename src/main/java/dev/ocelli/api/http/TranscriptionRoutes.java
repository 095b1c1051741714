package dev.ocelli.api.http;

import dev.ocelli.catalog.model.speech.SpeechModel.Hint;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.ContentSniffer;
import dev.ocelli.engine.perceive.RecordingPerceiver;
import dev.ocelli.engine.perceive.hear.HeardRecording;
import dev.ocelli.engine.perceive.hear.Hearing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * {@code POST /v1/openai/audio/{transcriptions,translations}}: sound in, words out, in the shapes of OpenAI.
 *
 * <p>The file is not kept. What was heard is remembered for a while, so that a call that was given up and sent again goes
 * on where it was.
 */
public final class TranscriptionRoutes implements Routes {
    /** OpenAI's clients give a call up after 600 seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(580);

    private final RecordingPerceiver recordings;
    private final Settings settings;
    private final ContentSniffer sniffer = new ContentSniffer();

    /**
     * @param folder for files while they are heard
     * @param maxUpload bytes
     */
    public record Settings(Path folder, long maxUpload) {}

    public TranscriptionRoutes(RecordingPerceiver recordings, Settings settings) {
        this.recordings = recordings;
        this.settings = settings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (String prefix : new String[] {"/v1/openai/audio", "/v1/audio"}) {
            routes.post(prefix + "/transcriptions", context -> run(context, false), Access.KEY, Repeat.BY_ROUTE);
            routes.post(prefix + "/translations", context -> run(context, true), Access.KEY, Repeat.BY_ROUTE);
        }
    }

    private void run(Context context, boolean translate) throws IOException {
        String type = Objects.requireNonNullElse(context.contentType(), "");
        var body = MultipartBody.of(context.req().getInputStream(), type);
        try (var form = TranscriptionForm.read(body, settings.folder(), settings.maxUpload())) {
            HeardRecording heard = hear(form, translate);
            var options = new TranscriptFormats.Options(translate ? "translate" : "transcribe", form.granularities());
            context.status(200)
                    .contentType(form.format().contentType())
                    .result(form.format().write(heard.recording(), options));
        } catch (OcelliException e) {
            throw e.param().isPresent() ? e : e.at("file");
        }
    }

    private HeardRecording hear(TranscriptionForm form, boolean translate) {
        MediaType type = sniffer.sniff(form.file(), form.filename());
        var hint = new Hint(form.language(), form.prompt(), translate);
        long began = System.nanoTime();
        return recordings.hear(form.file(), type, new Hearing.Wish(hint), (done, of) -> {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new OcelliException(
                        ErrorCode.OVERLOADED,
                        "file",
                        "The recording is too long to be written down while a connection is held. Send it again to go"
                                + " on, or send it to POST /v1/audio/generate with batch: true.");
            }
            return true;
        });
    }
}
