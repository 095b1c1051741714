package dev.ocelli.api.cli;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.domain.Domain;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.ContentSniffer;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.classify.DocumentKind;
import dev.ocelli.engine.classify.Verdict;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.plan.Plan.Product;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Plans for one file on the command line: by schema, by domain, or by what the file looks like. */
final class PlanChoice {
    /** Below this share of all domains' evidence a document counts as unknown. */
    private static final double SURE = 0.09;

    private final EmbeddedPipeline pipeline;
    private final boolean modelPlugged;
    private final Consumer<String> note;

    /**
     * @param modelPlugged whether domains that only a model can fill may be asked for
     * @param note gets one line on what was chosen
     */
    PlanChoice(EmbeddedPipeline pipeline, boolean modelPlugged, Consumer<String> note) {
        this.pipeline = pipeline;
        this.modelPlugged = modelPlugged;
        this.note = note;
    }

    Plan.Input input(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new OcelliException(ErrorCode.INVALID_FILE, "FILE", "There is no file '" + file + "'.");
        }
        String name = file.getFileName().toString();
        return new Plan.Input(file, new ContentSniffer().sniff(file, name), name);
    }

    /** A plan that only looks. */
    Plan reading(Plan.Input input) {
        return plan(Product.EXTRACT, Json.object(), List.of(), input);
    }

    Plan bySchema(Plan.Input input, ObjectNode schema) {
        return plan(Product.EXTRACT, schema, List.of(), input);
    }

    /** Fails with {@code INVALID_SKILL} for a skill without schema. */
    Plan bySkill(Plan.Input input, SkillVersion skill) {
        ObjectNode schema = skill.bundle()
                .schema()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_SKILL, "--skill", "Skill '" + skill.name() + "' has no schema.json."))
                .root();
        var instruction = new Instruction(skill.name(), skill.bundle().instructions());
        return plan(Product.EXTRACT, schema, List.of(instruction), input);
    }

    /** The domain of that name; without a name the best-fitting one, or a schema proposed for the document. */
    Plan byDomain(Plan.Input input, @Nullable String name, Perception seen) {
        if (name != null) {
            return of(pipeline.domains().get(name), input);
        }
        Verdict verdict = new Classifier().rank(kinds(), seen);
        if (verdict.best().share() < SURE) {
            note.accept("No domain fits; reading the labelled values and tables that are there.");
            ObjectNode proposal = pipeline.stages().proposing().propose(seen);
            return bySchema(input, (ObjectNode) proposal.path("json_schema"));
        }
        note.accept(
                "Domain: " + verdict.best().name() + " (" + verdict.rationale() + " Choose another with --domain.)");
        return of(pipeline.domains().get(verdict.best().name()), input);
    }

    Plan withPrompt(Plan plan, String prompt) {
        var instructions = new ArrayList<>(plan.instructions());
        instructions.add(new Instruction("prompt", prompt));
        return new Plan(plan.product(), plan.schema(), instructions, plan.input(), plan.options());
    }

    private List<DocumentKind> kinds() {
        return pipeline.domains().list().keySet().stream()
                .map(pipeline.domains()::get)
                .filter(d -> d.product() == Domain.Product.EXTRACT && !d.about().needsModel())
                .map(d -> new DocumentKind(
                        d.id(),
                        d.about().description(),
                        d.instructions(),
                        d.schema().shape()))
                .toList();
    }

    private Plan of(Domain domain, Plan.Input input) {
        if (domain.about().needsModel() && !modelPlugged) {
            throw new OcelliException(
                    ErrorCode.NEEDS_MODEL,
                    "--domain",
                    "The domain '" + domain.id()
                            + "' asks for what only a vision model can say, and none is plugged in: set OCELLI_MODEL_URL,"
                            + " OCELLI_MODEL and, where the server asks for one, OCELLI_MODEL_KEY.");
        }
        Product product = Product.valueOf(domain.product().name());
        var instructions = List.of(new Instruction(domain.id(), domain.instructions()));
        var options = PlanOptions.DEFAULT.about(domain.about().needsModel());
        return new Plan(product, domain.schema().root(), instructions, input, options);
    }

    private static Plan plan(Product product, ObjectNode schema, List<Instruction> instructions, Plan.Input input) {
        return new Plan(product, schema, instructions, input, PlanOptions.DEFAULT);
    }
}
