package dev.ocelli.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.pages.PageProducts;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.propose.SchemaProposer;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.engine.request.Extraction.Effort;
import dev.ocelli.fake.Spoken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Fields read off what was said, each with the time at which it was. */
final class SpokenExtractionTest {
    private static final String SCHEMA = """
            {"type": "object", "properties": {
               "customer_name": {"type": ["string", "null"], "description": "Name of the customer"},
               "phone_number": {"type": ["string", "null"], "description": "Phone number of the customer"},
               "booking_number": {"type": ["string", "null"], "description": "Number of the booking"},
               "date": {"type": ["string", "null"], "format": "date", "description": "Day of the appointment"},
               "website": {"type": ["string", "null"], "description": "Web address"}}}
            """;

    private static final Perception CALL = Spoken.perception(
            "Thank you for calling Harbour Street Garage, this is Anna speaking.",
            "Hello Anna, my name is Peter Lindgren, and I would like to book a service.",
            "Of course. What is your phone number?",
            "It is 555-867-0142.",
            "We have a free place on March 14, 2026 at nine.",
            "That is perfect, and your booking number is 48213. Goodbye.");

    private static final String NOTES = """
            {"type": "object", "properties": {
               "title": {"type": ["string", "null"], "description": "Subject of the meeting"},
               "date": {"type": ["string", "null"], "format": "date", "description": "Day of the meeting"},
               "attendees": {"type": "array", "items": {"type": "string"}},
               "action_items": {"type": "array", "items": {"type": "object", "properties": {
                  "task": {"type": ["string", "null"]}, "owner": {"type": ["string", "null"]},
                  "due_date": {"type": ["string", "null"], "format": "date"}}}}}}
            """;

    private static final Perception MEETING = Spoken.perception(
            "Welcome to the budget meeting, today is the 4th of May 2026.",
            "Present are Ruth Adler, Omar Haddad and Li Wei.",
            "It will rain, and we must hurry.",
            "Omar Haddad will send the figures to the bank by the 11th of May.",
            "And Ruth Adler is going to call the auditor.");

    private static ObjectNode run(Plan.Product product, ObjectNode schema) {
        return run(CALL, product, schema);
    }

    private static ObjectNode run(Perception heard, Plan.Product product, ObjectNode schema) {
        var stages = new Stages(
                (plan, progress) -> heard,
                new EmbeddedReasoner(),
                new Grounder()::ground,
                PageProducts::of,
                new SchemaProposer("1")::propose);
        var options = new Plan.PlanOptions(Optional.empty(), Plan.Detail.AUTO, true, true, false);
        var input = new Plan.Input(Path.of("call.mp3"), new MediaType("audio/mpeg"), "call.mp3");
        var plan = new Plan(product, schema, List.of(), input, options);
        return new Extraction(stages).run(plan, Effort.ALL).response();
    }

    private static ObjectNode fields() {
        return run(Plan.Product.EXTRACT, (ObjectNode) Json.parse(SCHEMA));
    }

    @Test
    void what_is_said_of_a_field_is_its_value() {
        var fields = fields();

        assertThat(fields.path("booking_number").asString("")).isEqualTo("48213");
        assertThat(fields.path("customer_name").asString("")).isEqualTo("Peter Lindgren");
    }

    @Test
    void an_answer_belongs_to_its_question() {
        assertThat(fields().path("phone_number").asString("")).isEqualTo("555-867-0142");
    }

    @Test
    void a_date_speaks_for_itself_and_what_nobody_says_is_absent() {
        assertThat(fields().path("date").asString("")).isEqualTo("2026-03-14");
        assertThat(fields().path("website").isNull()).isTrue();
    }

    @Test
    void what_people_say_they_will_do_is_a_list_of_duties_with_owner_and_day() {
        var notes = run(MEETING, Plan.Product.EXTRACT, (ObjectNode) Json.parse(NOTES));

        assertThat(notes.path("title").asString("")).isEqualTo("budget meeting");
        assertThat(notes.path("date").asString("")).isEqualTo("2026-05-04");
        assertThat(notes.path("attendees").valueStream().map(name -> name.asString("")))
                .containsExactly("Ruth Adler", "Omar Haddad", "Li Wei");
        assertThat(notes.path("action_items")).hasSize(2);
        assertThat(notes.at("/action_items/0/task").asString("")).isEqualTo("send the figures to the bank");
        assertThat(notes.at("/action_items/0/owner").asString("")).isEqualTo("Omar Haddad");
        assertThat(notes.at("/action_items/0/due_date").asString("")).isEqualTo("2026-05-11");
        assertThat(notes.at("/action_items/1/task").asString("")).isEqualTo("call the auditor");
        assertThat(notes.at("/action_items/1/due_date").isNull()).isTrue();
        assertThat(notes.at("/action_items/0/owner_metadata/bboxes/0/timestamp").asDouble())
                .isBetween(30.0, 34.0);
    }

    @Test
    void the_only_price_that_is_said_and_the_name_that_somebody_gives_himself() {
        var call = Spoken.perception("Hello, this is Nora Field.", "The repair costs $120.", "Thank you, goodbye.");
        var schema = (ObjectNode) Json.parse("""
                {"type": "object", "properties": {"caller_name": {"type": ["string", "null"]},
                   "price": {"type": ["number", "null"], "description": "What the caller will pay"}}}
                """);

        var fields = run(call, Plan.Product.EXTRACT, schema);

        assertThat(fields.path("caller_name").asString("")).isEqualTo("Nora Field");
        assertThat(fields.path("price").asInt(0)).isEqualTo(120);
    }

    @Test
    void values_have_the_time_at_which_they_are_said_and_no_box() {
        var place = fields().path("booking_number_metadata").path("bboxes").path(0);

        assertThat(place.path("timestamp").asDouble()).isBetween(55.0, 59.0);
        assertThat(place.path("end_timestamp").asDouble())
                .isBetween(place.path("timestamp").asDouble(), 60.0);
        assertThat(place.path("content").asString("")).isEqualTo("48213");
        assertThat(place.has("xywh")).isFalse();
        assertThat(fields().path("booking_number_metadata").path("status").asString(""))
                .isEqualTo("exact");
    }

    @Test
    void the_transcript_has_the_documented_shape() {
        var transcript = run(Plan.Product.TRANSCRIPT, Json.object());

        assertThat(transcript.path("metadata").path("duration").asDouble()).isEqualTo(60);
        assertThat(transcript.path("segments")).hasSize(6);
        var second = transcript.path("segments").path(1);
        assertThat(second.path("start_time").asDouble()).isEqualTo(10);
        assertThat(second.path("end_time").asDouble()).isEqualTo(20);
        assertThat(second.path("audio").path("content")).isEqualTo(second.path("content"));
    }

    @Test
    void a_summary_is_made_of_sentences_that_were_said_and_says_so() {
        var summary = run(Plan.Product.TRANSCRIPT_SUMMARY, Json.object());

        assertThat(summary.path("summary_method").asString("")).isEqualTo("extractive");
        assertThat(summary.path("key_points"))
                .hasSize(2)
                .allSatisfy(point -> assertThat(
                                CALL.recording().orElseThrow().transcript().text())
                        .contains(point.path("content").asString("")));
    }
}
