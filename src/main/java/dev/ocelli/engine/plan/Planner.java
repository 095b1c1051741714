package dev.ocelli.engine.plan;

import dev.ocelli.catalog.domain.Domain;
import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.Plan.Input;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.plan.Plan.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Looks up everything that a submission names and refuses what cannot work. */
public final class Planner {
    private final Domains domains;
    private final FileLookup files;
    private final boolean modelPlugged;

    /** @param modelPlugged whether domains that only a model can fill may be asked for */
    public Planner(Domains domains, FileLookup files, boolean modelPlugged) {
        this.domains = domains;
        this.files = files;
        this.modelPlugged = modelPlugged;
    }

    /**
     * The plan for a submission.
     *
     * @throws OcelliException naming the request's field: {@code UNKNOWN_DOMAIN}, {@code NEEDS_MODEL}, {@code
     *     INVALID_SCHEMA}, {@code NOT_FOUND} for a file, {@code UNSUPPORTED_FILE}, {@code INVALID_REQUEST}
     */
    public Plan plan(String projectId, Submission submission) {
        return plan(submission, id -> files.find(projectId, id));
    }

    /** The plan for a submission that was accepted earlier; its files count although their owner deleted them since. */
    public Plan planAccepted(String projectId, Submission submission) {
        return plan(submission, id -> files.findAccepted(projectId, id));
    }

    private Plan plan(Submission submission, Function<String, Input> find) {
        Wish wish = wish(submission);
        List<Input> inputs = inputs(submission.fileIds(), find);
        GenerationConfig config = submission.config();
        var options = new PlanOptions(
                Optional.ofNullable(config.reading().pages()),
                config.reading().detail(),
                config.support().grounding(),
                config.support().confidence(),
                config.support().required());
        return new Plan(
                wish.product(),
                wish.schema(),
                wish.instructions(),
                inputs.getFirst(),
                inputs.subList(1, inputs.size()),
                options);
    }

    /** Refuses what {@link #plan} would refuse whatever the files are, so that none need be stored first. */
    public void checkWish(Submission submission) {
        wish(submission);
    }

    /** What is asked for, apart from the files. */
    private record Wish(Product product, ObjectNode schema, List<Instruction> instructions) {}

    private Wish wish(Submission submission) {
        GenerationConfig config = submission.config();
        if (submission.purpose() == Submission.Purpose.PROPOSE_SCHEMA) {
            return new Wish(Product.EXTRACT, Json.object(), List.of());
        }
        Optional<Domain> domain = Optional.ofNullable(submission.domain()).map(this::domain);
        Product product = product(domain, config);
        ObjectNode schema = product == Product.EXTRACT ? schema(domain, config).root() : Json.object();
        return new Wish(product, schema, instructions(domain, config));
    }

    /**
     * Refuses pages that the files do not have, where that can be told before reading.
     *
     * @throws OcelliException {@code PAGE_OUT_OF_RANGE} naming the index
     */
    public void checkPages(Plan plan) {
        List<Integer> pages = plan.options().pages().orElse(List.of());
        if (pages.isEmpty()) {
            return;
        }
        int count = files.pageCount(plan.input()).orElse(Integer.MAX_VALUE / 2);
        for (Input input : plan.further()) {
            count = Math.min(
                    Integer.MAX_VALUE / 2, count + files.pageCount(input).orElse(Integer.MAX_VALUE / 2));
        }
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i) >= count) {
                throw PageRange.outside(pages.get(i), count, "config.page_indices[" + i + "]");
            }
        }
    }

    private List<Input> inputs(List<String> fileIds, Function<String, Input> find) {
        var inputs = new ArrayList<Input>();
        for (String id : fileIds) {
            Input input = find.apply(id);
            if (!files.reads(input.type())) {
                throw new OcelliException(
                        ErrorCode.UNSUPPORTED_FILE,
                        "file_id",
                        "'" + input.name() + "' is " + input.type() + " by its content, which cannot be read here."
                                + " Send a PDF, an image or an office document.");
            }
            inputs.add(input);
        }
        if (inputs.isEmpty()) {
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "file_id", "The request names no file.");
        }
        return inputs;
    }

    private Domain domain(String name) {
        Domain domain = domains.get(name);
        if (domain.about().needsModel() && !modelPlugged) {
            throw new OcelliException(
                    ErrorCode.NEEDS_MODEL,
                    "domain",
                    "The domain '" + name + "' asks for what only a vision model can say. Plug one in: set"
                            + " OCELLI_MODEL_URL and OCELLI_MODEL to an OpenAI-compatible server, or use a domain that"
                            + " reads what is printed.");
        }
        return domain;
    }

    /** A schema of the caller's own turns a whole-page domain into an extraction. */
    private static Product product(Optional<Domain> domain, GenerationConfig config) {
        if (config.guidance().jsonSchema() != null || domain.isEmpty()) {
            return Product.EXTRACT;
        }
        return switch (domain.get().product()) {
            case EXTRACT -> Product.EXTRACT;
            case MARKDOWN -> Product.MARKDOWN;
            case OCR -> Product.OCR;
            case LAYOUT -> Product.LAYOUT;
        };
    }

    private static JsonSchema schema(Optional<Domain> domain, GenerationConfig config) {
        @Nullable ObjectNode given = config.guidance().jsonSchema();
        JsonSchema schema;
        if (given != null) {
            schema = at("config.json_schema", () -> JsonSchema.parse(given));
        } else {
            schema = domain.map(Domain::schema)
                    .orElseThrow(() -> new OcelliException(
                            ErrorCode.INVALID_REQUEST,
                            "domain",
                            "The request does not say what to extract: give domain (GET /v1/domains lists them) or"
                                    + " config.json_schema."));
        }
        @Nullable String selection = config.guidance().fieldSelection();
        return selection == null || selection.isBlank()
                ? schema
                : at("config.gql_stmt", () -> schema.select(selection));
    }

    private static JsonSchema at(String field, Supplier<JsonSchema> parse) {
        try {
            return parse.get();
        } catch (OcelliException e) {
            throw e.at(field);
        }
    }

    private static List<Instruction> instructions(Optional<Domain> domain, GenerationConfig config) {
        var instructions = new ArrayList<Instruction>();
        domain.ifPresent(found -> instructions.add(new Instruction(found.id(), found.instructions())));
        @Nullable String prompt = config.guidance().prompt();
        if (prompt != null && !prompt.isBlank()) {
            instructions.add(new Instruction("prompt", prompt));
        }
        return instructions;
    }
}
