package dev.ocelli.engine.perceive.hear;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.format.MediaProbe;
import dev.ocelli.catalog.format.SoundStream;
import dev.ocelli.catalog.model.speech.SpeechModel;
import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import dev.ocelli.catalog.model.speech.SpeechModel.Hint;
import dev.ocelli.catalog.model.speech.VoiceDetector;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes down what is said in a recording, in memory that does not grow with its length.
 *
 * <p>Two runs through the sound: the first finds where somebody speaks, the second hears those stretches one by one. Each
 * stretch is remembered as soon as it is heard. Any thread.
 */
public final class Hearing {
    /** With the version of the rules that find stretches, so that older ones are not taken for theirs. */
    private static final String SURVEY = "survey 1, ";

    /** Samples a second; no speech can be told from fewer. */
    private static final int LEAST_RATE = 2_000;

    /** Seconds of speech after which the language is held to be known. */
    private static final double ENOUGH_FOR_LANGUAGE = 8;

    private final Media media;
    private final Ears ears;
    private final HeardCache cache;
    private final Restyling restyling = new Restyling();

    /**
     * What it hears with.
     *
     * @param name of the model, without loading it
     */
    public record Ears(Supplier<String> name, Supplier<SpeechModel> speech, Supplier<VoiceDetector> voices) {}

    /** @param cache shared by all requests */
    public Hearing(Media media, Ears ears, HeardCache cache) {
        this.media = media;
        this.ears = ears;
        this.cache = cache;
    }

    /** @param contentHash of its bytes: SHA-256, hex */
    public record Source(Path file, MediaType type, String contentHash) {}

    /**
     * How to hear.
     *
     * @param hint what is known beforehand; its text helps with the spelling of names
     */
    public record Wish(Hint hint) {
        public static final Wish PLAIN = new Wish(Hint.NONE);
    }

    /** Hears how far it has come, and may say that it is enough. */
    public interface Progress {
        Progress NONE = (done, of) -> true;

        /**
         * The recording was heard up to {@code done} of {@code of} seconds.
         *
         * @return false to stop here
         */
        boolean heardUntil(double done, double of);
    }

    private record Stretch(Survey.Track track, TimeSpan span) {}

    /**
     * Hears a file from beginning to end.
     *
     * @throws OcelliException {@code INVALID_FILE} for a file without sound or of which nothing can be decoded; {@code
     *     UNSUPPORTED_FILE} for other kinds of files; {@code NEEDS_MODEL} as {@code Speech.model} says
     */
    public HeardRecording hear(Source source, Wish wish, Progress progress) {
        MediaProbe head = media.probe(source.file(), source.type());
        if (head.sounds().isEmpty()) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE, null, "The file holds no sound, so there is nothing to hear.");
        }
        if (head.sounds().getFirst().rate() < LEAST_RATE) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The file says that its sound has "
                            + head.sounds().getFirst().rate() + " samples a second; speech needs " + LEAST_RATE
                            + " at least.");
        }
        VoiceDetector voices = ears.voices().get();
        var key = new HeardCache.Key(source.contentHash(), SURVEY + voices.name());
        Survey survey = cache.survey(key, () -> survey(source, head, new Surveying(voices, progress)));
        return new Run(source, wish, survey).hear(progress);
    }

    private record Surveying(VoiceDetector voices, Progress progress) {}

    private Survey survey(Source source, MediaProbe head, Surveying surveying) {
        int channels = head.sounds().getFirst().channels() == 2 ? 2 : 1;
        double said = head.duration().orElse(0.0);
        try (SoundStream sound = media.sound(source.file(), source.type(), channels)) {
            return new Surveyor(sound, surveying.voices())
                    .survey(head, () -> surveying.progress().heardUntil(0, said));
        }
    }

    /** The second run through one recording. For one thread. */
    private final class Run {
        private final Source source;
        private final Wish wish;
        private final Survey survey;
        private final Stitching stitching;
        private final LanguageVote vote;

        Run(Source source, Wish wish, Survey survey) {
            this.source = source;
            this.wish = wish;
            this.survey = survey;
            this.stitching = new Stitching(survey);
            this.vote = new LanguageVote(wish.hint().language(), ENOUGH_FOR_LANGUAGE);
        }

        HeardRecording hear(Progress progress) {
            double heardTo = survey.duration();
            List<Stretch> stretches = stretches();
            int channels = survey.channelsDiffer() ? 2 : 1;
            if (!stretches.isEmpty()) {
                try (SoundStream sound = media.sound(source.file(), source.type(), channels)) {
                    heardTo = hear(stretches, new SoundWindow(sound), progress);
                }
            }
            return new HeardRecording(stitching.recording(vote.language()), warnings(heardTo));
        }

        private double hear(List<Stretch> stretches, SoundWindow window, Progress progress) {
            for (Stretch stretch : stretches) {
                if (!progress.heardUntil(stretch.span().start(), survey.duration())) {
                    return stretch.span().start();
                }
                stitching.add(stretch.track(), stretch.span(), heard(stretch, window));
            }
            progress.heardUntil(survey.duration(), survey.duration());
            return survey.duration();
        }

        private Heard heard(Stretch stretch, SoundWindow window) {
            String language = vote.sure();
            var key = new HeardCache.Key(source.contentHash(), options(stretch, language));
            Heard heard = cache.find(key).orElseGet(() -> now(stretch, window, language, key));
            vote.add(heard.language(), stretch.span().length());
            return heard;
        }

        private Heard now(Stretch stretch, SoundWindow window, String language, HeardCache.Key key) {
            float[] samples = window.cut(stretch.track().channel(), stretch.span());
            var hint = new Hint(language, wish.hint().before(), wish.hint().translate());
            SpeechModel model = ears.speech().get();
            Heard heard = restyling.marked(model.hear(samples, hint), samples, hint, model);
            cache.put(key, heard);
            return heard;
        }

        private String options(Stretch stretch, String language) {
            return String.join(
                    "|",
                    ears.name().get(),
                    survey.channelsDiffer() ? "channel " + stretch.track().channel() : "mixed",
                    Double.toString(stretch.span().start()),
                    Double.toString(stretch.span().end()),
                    language,
                    wish.hint().translate() ? "English" : "as spoken",
                    wish.hint().before());
        }

        private List<Stretch> stretches() {
            var all = new ArrayList<Stretch>();
            for (Survey.Track track : survey.tracks()) {
                track.stretches().forEach(span -> all.add(new Stretch(track, span)));
            }
            all.sort(Comparator.comparingDouble(stretch -> stretch.span().start()));
            return all;
        }

        private List<String> warnings(double heardTo) {
            var warnings = new ArrayList<>(survey.warnings());
            if (heardTo < survey.duration()) {
                warnings.add("Stopped at the limit of max_seconds: heard up to " + ClockTime.of(heardTo) + " of "
                        + ClockTime.of(survey.duration()) + ".");
            }
            return warnings;
        }
    }
}
