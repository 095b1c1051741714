package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillBundle;
import dev.ocelli.catalog.skill.SkillExamples;
import dev.ocelli.catalog.skill.SkillExamples.Example;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.ContentSniffer;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.evaluate.Evaluation.CaseResult;
import dev.ocelli.engine.ground.WireJson;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.plan.Plan.Product;
import dev.ocelli.engine.request.Extraction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs a skill over examples as a request would, without a database. */
public final class Evaluator {
    private final Extraction extraction;
    private final Graphs graphs;
    private final ContentSniffer sniffer = new ContentSniffer();

    /** Runs skills that have a graph. */
    @FunctionalInterface
    public interface Graphs {
        /** The values that came out of one file; throws what keeps it from giving any. */
        ObjectNode run(SkillVersion skill, JsonSchema schema, Plan.Input input);
    }

    /** @param graphs how skills with a graph are run; the others are filled as requests are */
    public Evaluator(Extraction extraction, Graphs graphs) {
        this.extraction = extraction;
        this.graphs = graphs;
    }

    /** The skill on its own examples. */
    public Evaluation evaluate(SkillVersion skill) {
        return evaluate(skill, skill.bundle());
    }

    /** The skill on the examples of {@code carrier}, so that two versions can be compared on the same ones. */
    public Evaluation evaluate(SkillVersion skill, SkillBundle carrier) {
        var cases = new ArrayList<CaseResult>();
        for (Example example : SkillExamples.of(carrier)) {
            byte[] input = Objects.requireNonNull(carrier.files().get(example.path()));
            cases.add(run(skill, example, input));
        }
        return new Evaluation(cases);
    }

    private CaseResult run(SkillVersion skill, Example example, byte[] input) {
        ObjectNode found = Json.object();
        @Nullable String problem = null;
        Optional<JsonSchema> schema = skill.bundle().schema();
        if (schema.isEmpty()) {
            problem = "The skill has no schema.json, so nothing can be compared.";
        } else {
            try {
                found = onFile(skill, schema.get(), example, input, plan -> read(skill, schema.get(), plan));
            } catch (OcelliException e) {
                problem = e.getMessage();
            }
        }
        return new CaseResult(example.name(), FieldComparison.of(example.expected(), found), problem);
    }

    private ObjectNode read(SkillVersion skill, JsonSchema schema, Plan plan) {
        return skill.bundle().manifest().isPresent()
                ? graphs.run(skill, schema, plan.input())
                : extraction.run(plan, Extraction.Effort.ALL).response();
    }

    /**
     * An example whose file was looked at, so that many versions can be tried on it.
     *
     * @param perception empty when it could not be read
     */
    record Seen(Example example, Optional<Perception> perception) {}

    /** Looks at the files of all examples of a skill with a schema. */
    List<Seen> see(SkillVersion skill, JsonSchema schema) {
        var all = new ArrayList<Seen>();
        for (Example example : SkillExamples.of(skill.bundle())) {
            byte[] input = Objects.requireNonNull(skill.bundle().files().get(example.path()));
            try {
                Perception perception =
                        onFile(skill, schema, example, input, plan -> extraction.perceive(plan, Extraction.Effort.ALL));
                all.add(new Seen(example, Optional.of(perception)));
            } catch (OcelliException e) {
                all.add(new Seen(example, Optional.empty()));
            }
        }
        return all;
    }

    /** How the skill does with another schema on files that were looked at before. */
    Evaluation evaluate(SkillVersion skill, JsonSchema schema, List<Seen> seen) {
        return new Evaluation(seen.stream()
                .map(one -> new CaseResult(
                        one.example().name(),
                        FieldComparison.of(one.example().expected(), fill(skill, schema, one)),
                        one.perception().isPresent() ? null : "The file cannot be read."))
                .toList());
    }

    private ObjectNode fill(SkillVersion skill, JsonSchema schema, Seen one) {
        if (one.perception().isEmpty()) {
            return Json.object();
        }
        Plan plan = plan(
                skill,
                schema,
                Path.of(one.example().path()),
                one.perception().get().mediaType());
        return WireJson.write(extraction.extract(plan, one.perception().get()), false, false);
    }

    /** Whether each try asks a model, which takes time and may cost money. */
    boolean asksModel() {
        return extraction.takesTime();
    }

    private <T> T onFile(SkillVersion skill, JsonSchema schema, Example example, byte[] input, Function<Plan, T> work) {
        String name = example.path().substring(example.path().lastIndexOf('/') + 1);
        try {
            Path file = Files.createTempFile("ocelli-example-", "-" + name);
            try {
                Files.write(file, input);
                return work.apply(plan(skill, schema, file, sniffer.sniff(file, name)));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an example to the folder for temporary files", e);
        }
    }

    private static Plan plan(SkillVersion skill, JsonSchema schema, Path file, MediaType type) {
        return new Plan(
                Product.EXTRACT,
                schema.root(),
                List.of(new Instruction(skill.name(), skill.bundle().instructions())),
                new Plan.Input(file, type, file.getFileName().toString()),
                PlanOptions.DEFAULT);
    }
}
