package dev.ocelli.engine.evaluate;

import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a skill did on its own examples. */
public record Evaluation(List<CaseResult> cases) {
    public Evaluation {
        cases = List.copyOf(cases);
    }

    /**
     * One example.
     *
     * @param problem why it could not be read; null when it could
     */
    public record CaseResult(
            String name, List<FieldResult> fields, @Nullable String problem) {
        public CaseResult {
            fields = List.copyOf(fields);
        }
    }

    /** Right and all leaves of one kind of field. */
    public record Tally(int right, int total) {
        /** In [0, 1]; 1 when there is nothing to compare. */
        public double share() {
            return total == 0 ? 1 : (double) right / total;
        }

        Tally and(boolean isRight) {
            return new Tally(right + (isRight ? 1 : 0), total + 1);
        }
    }

    /** Over all leaves of all cases. */
    public Tally overall() {
        return tally(cases.stream().flatMap(c -> c.fields().stream()).toList());
    }

    /** By path without positions, in the order of the examples. */
    public Map<String, Tally> byField() {
        var tallies = new LinkedHashMap<String, Tally>();
        cases.forEach(c -> c.fields()
                .forEach(f -> tallies.merge(
                        f.kind(), new Tally(0, 0).and(f.right()), (sum, one) -> sum.and(one.right() > 0))));
        return tallies;
    }

    /** What is wrong, as {@code case: field}. */
    public List<String> wrong() {
        var wrong = new ArrayList<String>();
        cases.forEach(
                c -> c.fields().stream().filter(f -> !f.right()).forEach(f -> wrong.add(c.name() + ": " + f.field())));
        return wrong;
    }

    private static Tally tally(List<FieldResult> fields) {
        return new Tally((int) fields.stream().filter(FieldResult::right).count(), fields.size());
    }

    /** {@code score}, {@code right}, {@code total}, {@code fields} by name, {@code cases} leaf by leaf. */
    public ObjectNode json() {
        ObjectNode json = put(Json.object(), overall());
        ArrayNode fields = json.putArray("fields");
        byField().forEach((field, tally) -> fields.add(put(Json.object().put("field", field), tally)));
        ArrayNode all = json.putArray("cases");
        cases.forEach(c -> all.add(json(c)));
        return json;
    }

    private static ObjectNode json(CaseResult result) {
        ObjectNode json = put(Json.object().put("name", result.name()), tally(result.fields()));
        json.put("problem", result.problem());
        ArrayNode fields = json.putArray("fields");
        result.fields().forEach(f -> {
            ObjectNode field = fields.addObject().put("field", f.field()).put("right", f.right());
            field.set("expected", f.expected());
            field.set("found", f.found());
        });
        return json;
    }

    private static ObjectNode put(ObjectNode json, Tally tally) {
        return json.put("score", Math.round(tally.share() * 10_000) / 10_000.0)
                .put("right", tally.right())
                .put("total", tally.total());
    }
}
