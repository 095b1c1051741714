package dev.ocelli.engine.perceive.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.model.OcrModel;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.perceive.see.PageSeer;
import dev.ocelli.engine.plan.Plan.Detail;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.plan.Plan.Thinking;
import dev.ocelli.engine.plan.Plan.Watching;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchingTest {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");
    private static final MediaType MP4 = new MediaType("video/mp4");

    @TempDir
    private Path folder;

    private final AtomicInteger readings = new AtomicInteger();
    private final dev.ocelli.engine.perceive.film.Watching watching = new dev.ocelli.engine.perceive.film.Watching(
            Media.standard(FormatLimits.standard(), CACHE).films(),
            new PageSeer(() -> new PaperReader(readings)),
            new dev.ocelli.engine.perceive.film.Watching.Memories(new MemorySightCache(1000), FilmCache.NONE));

    /** Says "light" or "dark", as the middle of the foot of the picture is. */
    private record PaperReader(AtomicInteger readings) implements OcrModel {
        @Override
        public String name() {
            return "paper";
        }

        @Override
        public List<TextLine> read(BufferedImage picture) {
            readings.incrementAndGet();
            int grey = picture.getRGB(picture.getWidth() / 2, picture.getHeight() - 10) & 0xff;
            String text = grey > 127 ? "light" : "dark";
            return List.of(TextLine.of(List.of(new Word(text, new BoundingBox(0.1, 0.1, 0.3, 0.1), 0.9))));
        }

        @Override
        public int turnOf(BufferedImage picture) {
            return 0;
        }
    }

    private static PlanOptions options(Watching wish) {
        return new PlanOptions(Optional.empty(), Detail.AUTO, false, false, false, Thinking.USUAL, wish);
    }

    private WatchedFilm watch(Path film, Watching wish, PerceiveProgress progress) {
        var source = new dev.ocelli.engine.perceive.film.Watching.Source(film, MP4, film.toString(), 0);
        return watching.watch(source, options(wish), progress);
    }

    private WatchedFilm watch(Path film) {
        return watch(film, Watching.USUAL, PerceiveProgress.NONE);
    }

    private FilmFile film() {
        return new FilmFile(CACHE, 320, 180);
    }

    @Test
    void cuts_and_texts_are_found_at_their_times() {
        Path film = film().slide(2, Color.WHITE, "Good morning", "to all of you")
                .slide(3, Color.BLACK, "The weather")
                .slide(1.5, Color.WHITE, "Good night")
                .write(folder.resolve("a.mp4"));

        var watched = watch(film);

        assertThat(watched.duration()).isCloseTo(6.5, within(0.3));
        assertThat(watched.shots()).hasSize(3);
        assertThat(watched.shots().get(1).span().start()).isCloseTo(2, within(0.2));
        assertThat(watched.shots().get(2).span().start()).isCloseTo(5, within(0.2));
        assertThat(watched.pages()).extracting(page -> page.text()).containsExactly("light", "dark", "light");
        TimeSpan shown = Word.timeOf(watched.pages().get(1).lines().getFirst().words());
        assertThat(shown).isNotNull();
        assertThat(shown.start()).isCloseTo(2, within(0.3));
        assertThat(shown.end()).isCloseTo(5, within(0.3));
    }

    @Test
    void slides_of_one_look_are_told_apart_by_what_is_written() {
        Path film = new FilmFile(CACHE, 1280, 720)
                .slide(2, Color.WHITE, "Lesson 7", "Rivers and lakes", "The sea")
                .slide(2, Color.WHITE, "Homework", "Draw a map of your town")
                .write(folder.resolve("a.mp4"));

        assertThat(watch(film).shots()).hasSize(2);
    }

    @Test
    void a_slide_that_fills_line_by_line_is_one_shot_and_one_page() {
        Path film = film().slide(2, Color.WHITE, "Good morning")
                .slide(2, Color.WHITE, "Good morning", "to all of you")
                .write(folder.resolve("a.mp4"));

        var watched = watch(film);

        assertThat(watched.shots()).hasSize(1);
        assertThat(watched.shots().getFirst().frames()).hasSize(2);
        assertThat(watched.pages()).hasSize(1);
    }

    @Test
    void so_many_frames_a_segment_are_read_as_were_asked_for_and_none_twice() {
        Path film = film().slide(4, Color.WHITE, "Good morning").write(folder.resolve("a.mp4"));
        var wish = new Watching(true, Optional.of(2.0), OptionalInt.of(2));

        var watched = watch(film, wish, PerceiveProgress.NONE);
        watch(film, wish, PerceiveProgress.NONE);

        assertThat(watched.shots().getFirst().frames())
                .extracting(frame -> frame.time())
                .hasSize(4);
        assertThat(readings).hasValue(4);
    }

    @Test
    void reading_stops_when_it_is_told_to_and_says_so() {
        Path film = film().slide(2, Color.WHITE, "Good morning")
                .slide(2, Color.BLACK, "Good night")
                .write(folder.resolve("a.mp4"));
        var once = new PerceiveProgress() {
            @Override
            public void pageDone(int done, int of) {}

            @Override
            public boolean frameRead(int done, int of) {
                return false;
            }
        };

        var watched = watch(film, Watching.USUAL, once);

        assertThat(watched.pages()).hasSize(1);
        assertThat(watched.warnings()).singleElement().asString().contains("1 of 2 frames");
    }

    @Test
    void a_long_film_is_watched_stretch_by_stretch_and_goes_on_behind_the_last_one_that_was_kept() {
        Path film = film().slide(3, Color.WHITE, "Good morning")
                .slide(2.5, Color.BLACK, "The weather")
                .slide(3, Color.WHITE, "Good night")
                .write(folder.resolve("a.mp4"));
        var kept = new KeptParts();
        var inParts = new dev.ocelli.engine.perceive.film.Watching(
                Media.standard(FormatLimits.standard(), CACHE).films(),
                new PageSeer(() -> new PaperReader(readings)),
                new dev.ocelli.engine.perceive.film.Watching.Memories(new MemorySightCache(1000), kept),
                16);
        var source = new dev.ocelli.engine.perceive.film.Watching.Source(film, MP4, "film", 8.5);
        var tillFive = new PerceiveProgress() {
            @Override
            public void pageDone(int done, int of) {}

            @Override
            public boolean watchedUntil(double done, double of) {
                return done < 5;
            }
        };

        inParts.watch(source, options(Watching.USUAL), tillFive);
        int before = kept.made;
        var whole = inParts.watch(source, options(Watching.USUAL), PerceiveProgress.NONE);
        var atOnce = watching.watch(source, options(Watching.USUAL), PerceiveProgress.NONE);

        assertThat(before).as("whole stretches of two seconds before the fifth").isEqualTo(2);
        assertThat(kept.made)
                .as("of eight and a half seconds, none watched twice")
                .isEqualTo(5);
        assertThat(whole.shots())
                .extracting(shot -> shot.span())
                .isEqualTo(atOnce.shots().stream().map(shot -> shot.span()).toList());
        assertThat(whole.pages()).extracting(page -> page.text()).containsExactly("light", "dark", "light");
    }

    /** Counts the stretches that it is given. */
    private static final class KeptParts implements FilmCache {
        private final Map<Key, FilmPart> parts = new HashMap<>();
        private int made;

        @Override
        public Optional<FilmPart> find(Key key) {
            return Optional.ofNullable(parts.get(key));
        }

        @Override
        public void put(Key key, FilmPart part) {
            made++;
            parts.put(key, part);
        }
    }

    @Test
    void a_cut_off_film_is_refused_in_words() throws IOException {
        Path film = film().slide(2, Color.WHITE, "Good morning").write(folder.resolve("a.mp4"));
        byte[] bytes = Files.readAllBytes(film);
        Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> watch(half))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILE));
    }
}
