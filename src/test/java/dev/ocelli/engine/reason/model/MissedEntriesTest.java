package dev.ocelli.engine.reason.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.fake.QuestionText;
import dev.ocelli.fake.QuestionText.Line;
import dev.ocelli.fake.QuestionText.Said;
import dev.ocelli.fake.ScriptedModel;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Entries that a model leaves out now and then, and values in them that it never gets right. */
final class MissedEntriesTest {
    private static final int ROWS = 30;
    private static final Plan PLAN = PrintedDocument.plan("""
            {"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": {
              "type": "object", "required": ["code", "amount"], "properties": {
                "code": {"type": "string"}, "description": {"type": "string"}, "amount": {"type": "number"}}}}}}
            """);

    private static Perception page() {
        var rows = new ArrayList<>(List.of("Code      Description      Amount"));
        for (int i = 0; i < ROWS; i++) {
            rows.add("P-" + (100 + i) + "     Steel bolt " + i + "     " + (10 + i) + ".50");
        }
        return PrintedDocument.of(List.of(rows));
    }

    private static Draft read(Function<QuestionText, List<ObjectNode>> entries) {
        var model = new ScriptedModel(query -> answer(query, entries));
        return new ModelReasoner(model, new EmbeddedReasoner(), PagePictures.NONE, InstantSource.system())
                .reason(PLAN, page());
    }

    private static String answer(ChatQuery query, Function<QuestionText, List<ObjectNode>> entries) {
        return Json.write(QuestionText.of(query)
                .filled((name, q) -> new Said(Json.MAPPER.nullNode(), 0), (name, q) -> entries.apply(q)));
    }

    private static List<Line> printed(QuestionText question) {
        int[] range = question.range();
        return question.lines().stream()
                .filter(line -> line.id() >= range[0] && line.id() <= range[1])
                .filter(line -> line.text().startsWith("P-"))
                .toList();
    }

    private static ObjectNode entry(Line line) {
        String[] cells = line.text().split(" \\| ");
        return Json.object()
                .put("_line", line.id())
                .put("code", cells[0])
                .put("description", cells[1])
                .put("amount", new BigDecimal(cells[2]));
    }

    @Test
    void a_row_that_is_missed_twice_is_asked_for_by_itself() {
        Draft draft = read(question -> {
            List<Line> lines = printed(question);
            return lines.stream()
                    .filter(line -> lines.size() == 1 || !line.text().matches("P-1(07|08) .*"))
                    .map(MissedEntriesTest::entry)
                    .toList();
        });
        assertThat(draft.value().path("items").size()).isEqualTo(ROWS);
        assertThat(draft.making().notes()).isEmpty();
    }

    @Test
    void a_value_that_never_fits_is_read_by_the_embedded_engine_in_the_same_row() {
        Draft draft = read(question -> printed(question).stream()
                .map(line -> line.text().startsWith("P-111") ? entry(line).put("amount", "a lot") : entry(line))
                .toList());
        assertThat(draft.value().at("/items/11/amount").decimalValue()).isEqualByComparingTo("21.50");
        assertThat(JsonSchema.parse(PLAN.schema()).validate(draft.value())).isEmpty();
        assertThat(draft.making().notes()).anyMatch(note -> note.contains("a lot"));
    }
}
