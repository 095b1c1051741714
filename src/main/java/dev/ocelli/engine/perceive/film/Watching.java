package dev.ocelli.engine.perceive.film;

import dev.ocelli.catalog.format.FilmStream;
import dev.ocelli.catalog.format.Films;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Shot;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.perceive.film.FrameChoice.Chosen;
import dev.ocelli.engine.perceive.hear.ClockTime;
import dev.ocelli.engine.perceive.layout.PageLayout;
import dev.ocelli.engine.perceive.see.PageSeer;
import dev.ocelli.engine.perceive.see.PageSight;
import dev.ocelli.engine.perceive.see.SightOptions;
import dev.ocelli.engine.plan.Plan;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which shots a film has and what is written in it.
 *
 * <p>One run through the film finds its shots and when its picture changes; then the frames that say something new are
 * fetched one by one and read. Frames that were read are remembered. Any thread.
 */
public final class Watching {
    /** Sights of frames are remembered beside those of pages; no page is looked at so. */
    private static final double OF_A_FRAME = 2;

    private static final double MILLIS = 1000;

    /** Pictures of one stretch of a long film: ten minutes. */
    private static final int PART = 600 * FilmStream.RATE;

    private final Films films;
    private final PageSeer seer;
    private final SightCache cache;
    private final FilmSurveys surveys;

    /** What was seen of films, shared by all requests. */
    public record Memories(SightCache frames, FilmCache parts) {}

    public Watching(Films films, PageSeer seer, Memories memories) {
        this(films, seer, memories, PART);
    }

    /** @param part pictures of one stretch of a long film */
    Watching(Films films, PageSeer seer, Memories memories, int part) {
        this.films = films;
        this.seer = seer;
        this.cache = memories.frames();
        this.surveys = new FilmSurveys(films, memories.parts(), part);
    }

    /**
     * @param contentHash of its bytes: SHA-256, hex
     * @param duration seconds, as the file says; 0 when it does not
     */
    public record Source(Path file, MediaType type, String contentHash, double duration) {}

    /** @throws OcelliException {@code INVALID_FILE} when none of the pictures can be decoded */
    public WatchedFilm watch(Source source, Plan.PlanOptions options, PerceiveProgress progress) {
        FilmSurvey survey = surveys.of(source, done -> progress.watchedUntil(done, source.duration()));
        return new Run(source, survey, options).read(progress);
    }

    /** Hears how far a film was watched. */
    @FunctionalInterface
    public interface Watched {
        /** @return false to stop */
        boolean until(double seconds, double of);
    }

    /**
     * The pictures that differ, in order of time; none of them is read.
     *
     * @throws OcelliException as {@link #watch}
     */
    public List<KeyFrame> keyFrames(Source source, Watched watched) {
        FilmSurvey survey = surveys.of(source, done -> watched.until(done, source.duration()));
        return new FrameChoice(survey, Plan.Watching.USUAL)
                .choose(Integer.MAX_VALUE).stream()
                        .map(chosen -> new KeyFrame(
                                survey.shots().get(chosen.shot()), chosen.span(), chosen.time(), chosen.key()))
                        .toList();
    }

    /** The reading of one film. For one thread. */
    private final class Run {
        private final Source source;
        private final FilmSurvey survey;
        private final Plan.PlanOptions options;
        private final List<String> warnings = new ArrayList<>();
        private final List<ReadFrame> pages = new ArrayList<>();
        private final List<List<Shot.Frame>> frames = new ArrayList<>();

        Run(Source source, FilmSurvey survey, Plan.PlanOptions options) {
            this.source = source;
            this.survey = survey;
            this.options = options;
            survey.shots().forEach(shot -> frames.add(new ArrayList<>()));
        }

        WatchedFilm read(PerceiveProgress progress) {
            if (!survey.whole()) {
                warnings.add("Watched up to " + ClockTime.of(survey.duration()) + "; what comes later was not seen.");
            }
            if (survey.damaged()) {
                warnings.add("Parts of the film are damaged; what could be decoded was seen.");
            }
            List<Chosen> chosen = new FrameChoice(survey, options.watching()).choose(most(options));
            for (int i = 0; i < chosen.size(); i++) {
                add(chosen.get(i));
                if (!progress.frameRead(i + 1, chosen.size()) && i + 1 < chosen.size()) {
                    warnings.add("Stopped at the limit of max_seconds: " + (i + 1) + " of " + chosen.size()
                            + " frames were read.");
                    break;
                }
            }
            return new WatchedFilm(survey.duration(), shots(), laidOut(), warnings);
        }

        private void add(Chosen chosen) {
            Optional<PageSight> sight = sight(chosen);
            if (sight.isEmpty()) {
                return;
            }
            var frame = ReadFrame.of(chosen.time(), chosen.span(), sight.get());
            boolean alone = pages.isEmpty() || options.thinking().aboutPictures(); // a picture says more than its words
            @Nullable ReadFrame joined = alone ? null : pages.getLast().joined(frame);
            if (joined == null) {
                pages.add(frame.at(pages.size()));
            } else {
                pages.set(pages.size() - 1, joined.at(pages.size() - 1));
            }
            frames.get(chosen.shot()).add(new Shot.Frame(chosen.time(), pages.size() - 1));
        }

        private Optional<PageSight> sight(Chosen chosen) {
            int longerSide = longerSide(options.detail());
            var key = new SightCache.Key(
                    source.contentHash(),
                    (int) Math.round(chosen.time() * MILLIS),
                    new SightOptions(longerSide, OF_A_FRAME));
            var known = cache.find(key);
            if (known.isPresent()) {
                return known;
            }
            Optional<PageSight> sight = picture(chosen, longerSide).map(picture -> seer.seeUpright(picture, 0));
            sight.ifPresent(seen -> cache.put(key, seen));
            return sight;
        }

        private Optional<BufferedImage> picture(Chosen chosen, int longerSide) {
            try {
                Optional<BufferedImage> middle = films.frame(source.file(), source.type(), chosen.time(), longerSide);
                return middle.isPresent() // behind the last picture, which goes on being shown, there is none
                        ? middle
                        : films.frame(
                                source.file(), source.type(), chosen.span().start(), longerSide);
            } catch (OcelliException e) {
                warnings.add("The frame at " + ClockTime.of(chosen.time()) + " could not be read: " + e.getMessage());
                return Optional.empty();
            }
        }

        private List<Shot> shots() {
            var shots = new ArrayList<Shot>();
            for (int i = 0; i < frames.size(); i++) {
                shots.add(new Shot(survey.shots().get(i), frames.get(i)));
            }
            return shots;
        }

        /** Each for itself: a line on every frame is a caption, not a running head. */
        private List<Page> laidOut() {
            return pages.stream()
                    .map(page -> PageLayout.of(List.of(page.sight())).getFirst())
                    .toList();
        }
    }

    /** Fewer where each is looked at by a model. */
    private static int most(Plan.PlanOptions options) {
        boolean looked = options.thinking().aboutPictures();
        return switch (options.detail()) {
            case LO -> looked ? 8 : 40;
            case AUTO -> looked ? 24 : 120;
            case HI -> looked ? 80 : 300;
        };
    }

    private static int longerSide(Plan.Detail detail) {
        return switch (detail) {
            case LO -> 960;
            case AUTO -> 1280;
            case HI -> 1920;
        };
    }
}
