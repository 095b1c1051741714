package dev.ocelli.engine.plan;

import dev.ocelli.catalog.domain.Domain;
import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.GenerationConfig.Limits;
import dev.ocelli.engine.plan.Plan.Input;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.plan.Plan.Product;
import dev.ocelli.engine.plan.Plan.Thinking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Looks up everything that a submission names and refuses what cannot work. */
public final class Planner {
    private final Domains domains;
    private final FileLookup files;
    private final SkillLookup skills;
    private final boolean modelPlugged;

    /** @param modelPlugged whether domains that only a model can fill may be asked for */
    public Planner(Domains domains, FileLookup files, SkillLookup skills, boolean modelPlugged) {
        this.domains = domains;
        this.files = files;
        this.skills = skills;
        this.modelPlugged = modelPlugged;
    }

    /**
     * The plan for a submission; where a skill must be chosen first, the plan of the first {@link #alternatives}.
     *
     * @throws OcelliException naming the request's field: {@code UNKNOWN_DOMAIN}, {@code NEEDS_MODEL}, {@code
     *     INVALID_SCHEMA}, {@code INVALID_SKILL}, {@code NOT_FOUND} for a file or skill, {@code UNSUPPORTED_FILE},
     *     {@code INVALID_REQUEST}
     */
    public Plan plan(String projectId, Submission submission) {
        return plan(projectId, submission, id -> files.find(projectId, id));
    }

    /** The plan for a submission that was accepted earlier; its files count although their owner deleted them since. */
    public Plan planAccepted(String projectId, Submission submission) {
        return plan(projectId, submission, id -> files.findAccepted(projectId, id));
    }

    private Plan plan(String projectId, Submission submission, Function<String, Input> find) {
        Wish wish = wish(projectId, submission);
        return plan(wish, inputs(submission, find), submission);
    }

    /**
     * A plan of an accepted submission for each of the skills among which the document decides; empty when there is
     * nothing to decide.
     */
    public List<Alternative> alternatives(String projectId, Submission submission) {
        if (submission.purpose() == Submission.Purpose.PROPOSE_SCHEMA) {
            return List.of();
        }
        Guides guides = guides(projectId, submission);
        List<Input> inputs = inputs(submission, id -> files.findAccepted(projectId, id));
        return guides.contenders().stream()
                .map(skill -> new Alternative(skill, plan(wish(guides.choosing(skill)), inputs, submission)))
                .toList();
    }

    /** The same submission with references that lead to the same skills for ever. */
    public Submission pin(String projectId, Submission submission) {
        var pinned = new ArrayList<SkillRef>();
        for (int i = 0; i < submission.skills().size(); i++) {
            pinned.add(skills.pin(projectId, submission.skills().get(i), skillField(i)));
        }
        return submission.withSkills(pinned);
    }

    /** What a submission is read as, in a word: its domain or its one skill; empty when its document or a schema says it. */
    public Optional<String> subject(String projectId, Submission submission) {
        if (submission.domain() != null || submission.skills().isEmpty()) {
            return Optional.ofNullable(submission.domain());
        }
        return submission.skills().size() == 1
                ? Optional.of(skills.resolve(projectId, submission.skills().getFirst(), skillField(0))
                        .name())
                : Optional.empty();
    }

    private static String skillField(int index) {
        return "config.skills[" + index + "]";
    }

    private static Plan plan(Wish wish, List<Input> inputs, Submission submission) {
        GenerationConfig config = submission.config();
        var options = new PlanOptions(
                Optional.ofNullable(config.reading().pages()),
                config.reading().detail(),
                config.support().grounding(),
                config.support().confidence(),
                config.support().required(),
                thinking(wish, config.limits()),
                MediumRules.watching(submission.medium(), config.reading()));
        return new Plan(
                wish.product(),
                wish.schema(),
                wish.instructions(),
                inputs.getFirst(),
                inputs.subList(1, inputs.size()),
                options);
    }

    private static Thinking thinking(Wish wish, Limits limits) {
        boolean bounded = limits.maxTokens() < Limits.UNBOUNDED_TOKENS;
        return new Thinking(
                bounded ? OptionalInt.of(limits.maxTokens()) : OptionalInt.empty(),
                limits.temperature(),
                limits.maxRetries(),
                Optional.ofNullable(limits.seed()),
                wish.aboutPictures());
    }

    /** Refuses what {@link #plan} would refuse whatever the files are, so that none need be stored first. */
    public void checkWish(String projectId, Submission submission) {
        wish(projectId, submission);
    }

    /** What is asked for, apart from the files. */
    private record Wish(Product product, ObjectNode schema, List<Instruction> instructions, boolean aboutPictures) {}

    private Wish wish(String projectId, Submission submission) {
        if (submission.purpose() == Submission.Purpose.PROPOSE_SCHEMA) {
            return new Wish(Product.EXTRACT, Json.object(), List.of(), false);
        }
        Guides guides = guides(projectId, submission);
        List<SkillVersion> contenders = guides.contenders();
        contenders.stream().skip(1).forEach(skill -> wish(guides.choosing(skill)));
        Wish wish = wish(contenders.isEmpty() ? guides : guides.choosing(contenders.getFirst()));
        MediumRules.checkProduct(submission.medium(), wish.product());
        return wish;
    }

    private static Wish wish(Guides guides) {
        Product product = product(guides);
        ObjectNode schema = product == Product.EXTRACT ? guides.schema().root() : Json.object();
        boolean needsModel = guides.domain().filter(d -> d.about().needsModel()).isPresent();
        return new Wish(product, schema, guides.instructions(), needsModel);
    }

    private Guides guides(String projectId, Submission submission) {
        var opened = new ArrayList<SkillVersion>();
        for (int i = 0; i < submission.skills().size(); i++) {
            SkillVersion skill = skills.resolve(projectId, submission.skills().get(i), skillField(i));
            if (opened.stream().noneMatch(known -> known.id().equals(skill.id()))) {
                opened.add(skill);
            }
        }
        Optional<Domain> domain =
                Optional.ofNullable(MediumRules.domain(submission)).map(this::domain);
        return new Guides(domain, opened, submission.config().guidance());
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

    private List<Input> inputs(Submission submission, Function<String, Input> find) {
        var inputs = new ArrayList<Input>();
        for (String id : submission.fileIds()) {
            Input input = find.apply(id);
            if (!files.reads(input.type())) {
                throw new OcelliException(
                        ErrorCode.UNSUPPORTED_FILE,
                        "file_id",
                        "'" + input.name() + "' is " + input.type() + " by its content, which cannot be read here."
                                + " Send a PDF, an image, an office document or a recording.");
            }
            MediumRules.checkFile(submission.medium(), input);
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
                    "The domain '" + name + "' asks for what only a vision model can say, and none is plugged in. Set"
                            + " OCELLI_MODEL_URL, OCELLI_MODEL and OCELLI_MODEL_KEY to any OpenAI-compatible server, or"
                            + " use a domain that reads what is printed (GET /v1/domains tells which need a model).");
        }
        return domain;
    }

    /** A schema of the caller's own or of a skill turns a whole-page domain into an extraction. */
    private static Product product(Guides guides) {
        if (guides.hasOwnSchema() || guides.domain().isEmpty()) {
            return Product.EXTRACT;
        }
        return switch (guides.domain().get().product()) {
            case EXTRACT -> Product.EXTRACT;
            case MARKDOWN -> Product.MARKDOWN;
            case OCR -> Product.OCR;
            case LAYOUT -> Product.LAYOUT;
            case TRANSCRIPT -> Product.TRANSCRIPT;
            case TRANSCRIPT_SUMMARY -> Product.TRANSCRIPT_SUMMARY;
        };
    }
}
