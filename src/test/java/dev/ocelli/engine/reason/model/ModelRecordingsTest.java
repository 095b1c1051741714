package dev.ocelli.engine.reason.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.Shot;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Detail;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.plan.Plan.Product;
import dev.ocelli.engine.plan.Plan.Thinking;
import dev.ocelli.engine.plan.Plan.Watching;
import dev.ocelli.engine.reason.Work;
import dev.ocelli.fake.ScriptedModel;
import dev.ocelli.fake.Spoken;
import java.awt.Color;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class ModelRecordingsTest {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");
    private static final MediaType MP4 = new MediaType("video/mp4");

    @TempDir
    private Path folder;

    private static Plan plan(Product product, Path file, OptionalInt frames) {
        var watching = new Watching(true, Optional.empty(), frames);
        var options = new PlanOptions(Optional.empty(), Detail.AUTO, false, false, false, Thinking.USUAL, watching);
        return new Plan(product, Json.object(), List.of(), new Plan.Input(file, MP4, "film.mp4"), options);
    }

    private static Perception film() {
        var shots = List.of(
                new Shot(new TimeSpan(0, 2), List.of(new Shot.Frame(1, 0))),
                new Shot(new TimeSpan(2, 4), List.of(new Shot.Frame(3, 1))));
        var recording = new Recording(4, Spoken.transcript(), shots);
        return new Perception(MP4, 0, List.of(), List.of(), Optional.of(recording));
    }

    private static ObjectNode transcript(String... written) {
        ObjectNode made = Json.object();
        var segments = made.putArray("segments");
        for (int i = 0; i < written.length; i++) {
            ObjectNode segment = segments.addObject().put("start_time", 2.0 * i).put("end_time", 2.0 * i + 2);
            segment.putObject("audio").put("content", "Sentence " + (i + 1) + ".");
            segment.putObject("video").put("content", written[i]);
        }
        return made;
    }

    private Path file() {
        return new FilmFile(CACHE, 320, 180)
                .slide(2, Color.WHITE, "Good morning")
                .slide(2, Color.BLACK, "Good night")
                .write(folder.resolve("film.mp4"));
    }

    private ModelRecordings recordings(ScriptedModel model) {
        var films = Media.standard(FormatLimits.standard(), CACHE).films();
        return new ModelRecordings(
                () -> Optional.of(model), new DrawnFrames(films, PagePictures.NONE), InstantSource.system());
    }

    private static long pictures(ChatQuery query) {
        return query.messages().stream()
                .flatMap(message -> message.parts().stream())
                .filter(ChatPart.Picture.class::isInstance)
                .count();
    }

    private static String words(ChatQuery query) {
        return query.messages().toString();
    }

    @Test
    void a_model_that_sees_says_what_the_pictures_show() {
        var model = new ScriptedModel(query -> """
                {"frames": [{"frame": 1, "seen": "A white card."}, {"frame": 2, "seen": "A black card."},
                            {"frame": 9, "seen": "Nothing there."}]}
                """);

        var told = recordings(model)
                .tell(
                        plan(Product.TRANSCRIPT, file(), OptionalInt.empty()),
                        film(),
                        transcript("Good morning", ""),
                        Work.ALONE);

        assertThat(model.asked()).hasSize(1);
        assertThat(pictures(model.asked().getFirst())).isEqualTo(2);
        assertThat(words(model.asked().getFirst()))
                .contains("Frame 1, at 0:00:01", "Frame 2, at 0:00:03", "<said>Sentence 2.</said>");
        assertThat(told.response().at("/segments/0/video/content").asString(""))
                .isEqualTo("A white card.\nGood morning");
        assertThat(told.response().at("/segments/1/video/content").asString("")).isEqualTo("A black card.");
        assertThat(told.making().engine()).isEqualTo("model scripted");
        assertThat(told.making().use().calls()).isEqualTo(1);
    }

    @Test
    void as_many_frames_of_a_segment_are_shown_as_were_asked_for() {
        var model = new ScriptedModel(new Abilities(2, 8000, 1000), query -> """
                {"frames": [{"frame": 1, "seen": "First."}, {"frame": 2, "seen": "Second."}]}
                """);

        var told = recordings(model)
                .tell(plan(Product.TRANSCRIPT, file(), OptionalInt.of(2)), film(), transcript("", ""), Work.ALONE);

        assertThat(model.asked())
                .hasSize(2)
                .allSatisfy(query -> assertThat(pictures(query)).isEqualTo(2));
        assertThat(told.response().at("/segments/1/video/content").asString("")).isEqualTo("First. Second.");
    }

    @Test
    void a_model_without_eyes_is_not_asked_and_the_notes_say_so() {
        var model = new ScriptedModel(new Abilities(0, 8000, 1000), query -> "{}");

        var told = recordings(model)
                .tell(plan(Product.TRANSCRIPT, file(), OptionalInt.empty()), film(), transcript("Hello"), Work.ALONE);

        assertThat(model.asked()).isEmpty();
        assertThat(told.response().at("/segments/0/video/content").asString("")).isEqualTo("Hello");
        assertThat(told.making().notes()).singleElement().asString().contains("sees no pictures");
    }

    @Test
    void a_summary_is_the_models_own_and_its_points_have_the_times_of_their_lines() {
        var model = new ScriptedModel(query -> """
                {"summary": "Two sentences were said.", "points": [{"point": "The second matters.", "line": 2},
                 {"point": "Made up.", "line": 7}]}
                """);
        var made = transcript("", "").put("summary", "Sentence 1.").put("summary_method", "extractive");
        var sound = Spoken.perception("Sentence 1.", "Sentence 2.");

        var told = recordings(model)
                .tell(plan(Product.TRANSCRIPT_SUMMARY, file(), OptionalInt.empty()), sound, made, Work.ALONE);

        assertThat(told.response().at("/summary").asString("")).isEqualTo("Two sentences were said.");
        assertThat(told.response().at("/summary_method").asString("")).isEqualTo("model");
        assertThat(told.response().at("/key_points")).hasSize(1);
        assertThat(told.response().at("/key_points/0/start_time").asDouble()).isEqualTo(2);
        assertThat(words(model.asked().getFirst())).contains("2| Sentence 2.");
    }

    @Test
    void a_transcript_larger_than_the_window_is_summed_up_piece_by_piece() {
        var model = new ScriptedModel(
                new Abilities(0, 2000, 100), query -> "{\"summary\": \"So it went.\", \"points\": []}");
        String[] nothing = new String[600];
        java.util.Arrays.fill(nothing, "");

        var told = recordings(model)
                .tell(
                        plan(Product.TRANSCRIPT_SUMMARY, file(), OptionalInt.empty()),
                        Spoken.perception("a"),
                        transcript(nothing),
                        Work.ALONE);

        assertThat(model.asked()).hasSizeGreaterThan(2);
        assertThat(told.response().at("/summary").asString("")).isEqualTo("So it went.");
    }

    @Test
    void without_a_model_the_transcript_stays_as_it_is() {
        var told = new ModelRecordings(Optional::empty, FramePictures.NONE, InstantSource.system())
                .tell(plan(Product.TRANSCRIPT, file(), OptionalInt.empty()), film(), transcript("Hello"), Work.ALONE);

        assertThat(told.response()).isEqualTo(transcript("Hello"));
        assertThat(told.making().byModel()).isFalse();
    }

    @Test
    void pages_of_a_film_are_drawn_as_the_frames_they_were_read_from() {
        var films = Media.standard(FormatLimits.standard(), CACHE).films();
        var plan = plan(Product.EXTRACT, file(), OptionalInt.empty());

        var drawn = new DrawnFrames(films, PagePictures.NONE).draw(plan, film(), List.of(0, 1, 5), 200);

        assertThat(drawn).containsOnlyKeys(0, 1);
        assertThat(drawn.get(0)).startsWith("data:image/jpeg;base64,").isNotEqualTo(drawn.get(1));
    }
}
