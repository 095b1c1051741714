package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillBundle;
import dev.ocelli.catalog.skill.SkillExamples;
import dev.ocelli.catalog.skill.SkillExamples.Example;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.ContentSniffer;
import dev.ocelli.engine.evaluate.Evaluation.CaseResult;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs a skill over examples as a request would, without a database. */
public final class Evaluator {
    private final Extraction extraction;
    private final ContentSniffer sniffer = new ContentSniffer();

    public Evaluator(Extraction extraction) {
        this.extraction = extraction;
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
                found = extract(skill, schema.get(), example, input);
            } catch (OcelliException e) {
                problem = e.getMessage();
            }
        }
        return new CaseResult(example.name(), FieldComparison.of(example.expected(), found), problem);
    }

    private ObjectNode extract(SkillVersion skill, JsonSchema schema, Example example, byte[] input) {
        String name = example.path().substring(example.path().lastIndexOf('/') + 1);
        try {
            Path file = Files.createTempFile("ocelli-example-", "-" + name);
            try {
                Files.write(file, input);
                var plan = new Plan(
                        Product.EXTRACT,
                        schema.root(),
                        List.of(new Instruction(skill.name(), skill.bundle().instructions())),
                        new Plan.Input(file, sniffer.sniff(file, name), name),
                        PlanOptions.DEFAULT);
                return extraction.run(plan, Extraction.Effort.ALL).response();
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an example to the folder for temporary files", e);
        }
    }
}
