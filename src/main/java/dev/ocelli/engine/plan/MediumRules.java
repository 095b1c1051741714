package dev.ocelli.engine.plan;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.GenerationConfig.Reading;
import dev.ocelli.engine.plan.Plan.Input;
import dev.ocelli.engine.plan.Plan.Product;
import dev.ocelli.engine.plan.Plan.Watching;
import dev.ocelli.engine.plan.Submission.Medium;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What fits together: routes for pages with pages, routes for recordings with recordings. */
final class MediumRules {
    private MediumRules() {}

    /** The domain of a request: a recording of which nothing else is asked is written down. */
    static @Nullable String domain(Submission submission) {
        boolean open = submission.domain() == null
                && submission.skills().isEmpty()
                && submission.config().guidance().jsonSchema() == null;
        if (!open || !submission.medium().isRecording()) {
            return submission.domain();
        }
        return submission.medium() == Medium.AUDIO ? "audio.transcription" : "video.transcription";
    }

    /** A film that is sent as sound is only heard. */
    static Watching watching(Medium medium, Reading reading) {
        Integer frames = reading.framesPerSegment();
        return new Watching(
                medium != Medium.AUDIO,
                Optional.ofNullable(reading.segmentSeconds()),
                frames == null ? OptionalInt.empty() : OptionalInt.of(frames));
    }

    /** @throws OcelliException {@code UNSUPPORTED_FILE} for a file that another route takes */
    static void checkFile(Medium medium, Input input) {
        boolean recording = Media.holds(input.type());
        if (medium.isRecording() && !recording) {
            throw refused(
                    input,
                    "which has no sound. Send a recording (MP3, WAV, M4A, FLAC, OGG, MP4, MOV, MKV, WebM, AVI), or send"
                            + " this file to POST /v1/document/generate.");
        }
        if (!medium.isRecording() && recording) {
            throw refused(
                    input,
                    "which has no pages. Send it to POST /v1/" + (input.type().isVideo() ? "video" : "audio")
                            + "/generate.");
        }
    }

    private static OcelliException refused(Input input, String why) {
        return new OcelliException(
                ErrorCode.UNSUPPORTED_FILE,
                "file_id",
                "'" + input.name() + "' is " + input.type() + " by its content, " + why);
    }

    /** @throws OcelliException {@code INVALID_REQUEST} for a product that cannot be made of such files */
    static void checkProduct(Medium medium, Product product) {
        if (product != Product.EXTRACT && product.isOfRecording() != medium.isRecording()) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "domain",
                    medium.isRecording()
                            ? "This domain is made of whole pages, and a recording has none. Ask for"
                                    + " audio.transcription or video.transcription, or for fields by a skill or config.json_schema."
                            : "This domain is made of a recording. Send sound to POST /v1/audio/generate, film to POST"
                                    + " /v1/video/generate.");
        }
    }
}
