package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.evaluate.Evaluation.CaseResult;
import dev.ocelli.engine.evaluate.Evaluation.Tally;
import dev.ocelli.engine.evaluate.Evaluator.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mends a skill by its own examples, without a model: where a field comes out wrong, it looks up the expected value on the
 * example's pages, reads what it is called there, and tries that as a name of the field; types that contradict the examples
 * are tried anew. A change is kept only when more leaves come out right and no field does worse.
 *
 * <p>Only schema.json is changed. What it finds is as good as the examples: a name that was seen in one example may be that
 * document's own, so each change says in how many examples it helped.
 */
final class SkillTuner {
    private static final int MOST_FIELDS = 20;
    private static final int MOST_EDITS_OF_FIELD = 8;
    private static final int MOST_TRIES = 60;

    /** Each try asks the model once for each example. */
    private static final int MOST_TRIES_WITH_MODEL = 8;

    private final Evaluator evaluator;
    private final Progress progress;
    private int tries;

    /** Hears how far it is; may end the work by throwing. */
    @FunctionalInterface
    interface Progress {
        void at(int done, int most, String words);
    }

    SkillTuner(Evaluator evaluator, Progress progress) {
        this.evaluator = evaluator;
        this.progress = progress;
    }

    /** A change that was kept and the leaves, as {@code case: field}, that it put right. */
    private record Kept(SchemaEdit edit, List<String> helped) {}

    private record Standing(ObjectNode schema, Evaluation evaluation) {}

    /**
     * {@code before} and {@code after} as {@link Evaluation#json}, {@code changes} with {@code field}, {@code words} and
     * {@code helped}, {@code files} with the new schema.json (empty when nothing helped), {@code tries}.
     *
     * @throws OcelliException {@code INVALID_REQUEST} for a skill without examples or without schema
     */
    ObjectNode tune(SkillVersion skill) {
        JsonSchema schema = skill.bundle()
                .schema()
                .orElseThrow(() -> refused("The skill has no schema.json, so there are no fields to improve."));
        progress.at(0, most(), "Looking at the examples");
        List<Seen> seen = evaluator.see(skill, schema);
        if (seen.isEmpty()) {
            throw refused("The skill carries no examples to improve by: add some, or make corrections tests of it.");
        }
        Standing first = new Standing(schema.root(), evaluator.evaluate(skill, schema, seen));
        Standing best = first;
        var kept = new ArrayList<Kept>();
        for (String field : wrong(first.evaluation())) {
            for (SchemaEdit edit : edits(field, best, seen)) {
                Optional<Standing> better = tried(skill, edit, best, seen);
                if (better.isPresent()) {
                    kept.add(new Kept(
                            edit, gained(best.evaluation(), better.get().evaluation())));
                    best = better.get();
                }
                if (isRight(field, best.evaluation()) || tries >= most()) {
                    break;
                }
            }
        }
        return report(first, best, kept);
    }

    private int most() {
        return evaluator.asksModel() ? MOST_TRIES_WITH_MODEL : MOST_TRIES;
    }

    /** Kinds of fields with wrong leaves, the worst first. */
    private static List<String> wrong(Evaluation evaluation) {
        return evaluation.byField().entrySet().stream()
                .filter(entry -> entry.getValue().right() < entry.getValue().total())
                .sorted(Comparator.comparingInt(
                        entry -> entry.getValue().right() - entry.getValue().total()))
                .map(Map.Entry::getKey)
                .limit(MOST_FIELDS)
                .toList();
    }

    private static boolean isRight(String field, Evaluation evaluation) {
        Tally tally = evaluation.byField().getOrDefault(field, new Tally(0, 0));
        return tally.right() == tally.total();
    }

    private Optional<Standing> tried(SkillVersion skill, SchemaEdit edit, Standing best, List<Seen> seen) {
        Optional<ObjectNode> changed = tries >= most() ? Optional.empty() : edit.applied(best.schema());
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        progress.at(++tries, most(), "Trying: " + edit.words());
        try {
            Evaluation evaluation = evaluator.evaluate(skill, JsonSchema.parse(changed.get()), seen);
            return isBetter(best.evaluation(), evaluation)
                    ? Optional.of(new Standing(changed.get(), evaluation))
                    : Optional.empty();
        } catch (OcelliException e) {
            return Optional.empty(); // a schema that cannot stand is no improvement
        }
    }

    /** More leaves right, and no field with fewer. */
    private static boolean isBetter(Evaluation before, Evaluation after) {
        Map<String, Tally> now = after.byField();
        boolean none = before.byField().entrySet().stream()
                .allMatch(entry ->
                        now.getOrDefault(entry.getKey(), new Tally(0, 0)).right()
                                >= entry.getValue().right());
        return none && after.overall().right() > before.overall().right();
    }

    private static List<String> gained(Evaluation before, Evaluation after) {
        var still = new HashSet<>(after.wrong());
        return before.wrong().stream().filter(leaf -> !still.contains(leaf)).toList();
    }

    /** What may help a field: types first, then names in the order of how many examples use them. */
    private static List<SchemaEdit> edits(String field, Standing best, List<Seen> seen) {
        var edits = new ArrayList<SchemaEdit>(retypes(field, seen));
        Map<String, Integer> labels = new LinkedHashMap<>();
        for (int i = 0; i < seen.size(); i++) {
            CaseResult result = best.evaluation().cases().get(i);
            Set<String> inCase = new LinkedHashSet<>();
            seen.get(i)
                    .perception()
                    .map(LabelReader::new)
                    .ifPresent(reader -> result.fields().stream()
                            .filter(leaf -> leaf.kind().equals(field) && !leaf.right())
                            .flatMap(leaf -> Stream.ofNullable(leaf.expected()))
                            .limit(3)
                            .forEach(expected -> inCase.addAll(reader.labels(expected))));
            inCase.forEach(label -> labels.merge(label, 1, Integer::sum));
        }
        labels.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(MOST_EDITS_OF_FIELD / 2)
                .forEach(label -> {
                    edits.add(new SchemaEdit.AddLabel(field, label));
                    edits.add(new SchemaEdit.Retitle(field, label));
                });
        return edits;
    }

    /** The type that all expected values of a field have, where it is one that schemas can say. */
    private static List<SchemaEdit> retypes(String field, List<Seen> seen) {
        List<JsonNode> values = seen.stream()
                .flatMap(one -> FieldComparison.of(one.example().expected(), Json.object()).stream())
                .filter(leaf -> leaf.kind().equals(field) && !SameValue.isNothing(leaf.expected()))
                .map(FieldResult::expected)
                .toList();
        if (values.isEmpty()) {
            return List.of();
        }
        if (values.stream().allMatch(JsonNode::isNumber)) {
            return List.of(new SchemaEdit.Retype(field, "number", null));
        }
        if (values.stream().allMatch(value -> value.asString("").matches("\\d{4}-\\d{2}-\\d{2}"))) {
            return List.of(new SchemaEdit.Retype(field, "string", "date"));
        }
        return values.stream().allMatch(JsonNode::isString)
                ? List.of(new SchemaEdit.Retype(field, "string", null))
                : List.of();
    }

    private ObjectNode report(Standing first, Standing best, List<Kept> kept) {
        ObjectNode report = Json.object();
        report.set("before", first.evaluation().json());
        report.set("after", best.evaluation().json());
        ArrayNode changes = report.putArray("changes");
        for (Kept one : kept) {
            ObjectNode change = changes.addObject()
                    .put("field", one.edit().field())
                    .put("words", one.edit().words());
            change.put(
                    "examples",
                    one.helped().stream()
                            .map(leaf -> leaf.split(": ", 2)[0])
                            .distinct()
                            .count());
            ArrayNode helped = change.putArray("helped");
            one.helped().forEach(helped::add);
        }
        ObjectNode files = report.putObject("files");
        if (!kept.isEmpty()) {
            files.put("schema.json", Json.file(best.schema()));
        }
        return report.put("tries", tries);
    }

    private static OcelliException refused(String message) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, "skill", message);
    }
}
