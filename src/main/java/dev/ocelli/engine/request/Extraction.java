package dev.ocelli.engine.request;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.classify.DocumentKind;
import dev.ocelli.engine.classify.Verdict;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.ground.WireJson;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.plan.Alternative;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Draft.Making;
import dev.ocelli.engine.reason.Work;
import dev.ocelli.engine.request.Stages.Ranked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The flow of a request: see the pages, fill the schema, check each value against the page. Touches no database. */
public final class Extraction {
    /** Of the time that a request allows; the rest is for the model. */
    private static final double SHARE_OF_SEEING = 0.5;

    private final Stages stages;

    public Extraction(Stages stages) {
        this.stages = stages;
    }

    /**
     * What was made.
     *
     * @param pages how many pages were read; of a recording, 1
     * @param notes what a reader should know, in plain words, such as pages that could not be read
     * @param seconds how long the recording is; null for pages
     * @param making which engine made it, and what was asked of models
     */
    public record Result(
            ObjectNode response,
            int pages,
            List<String> notes,
            @Nullable Double seconds,
            Prediction.Making making) {
        @SuppressWarnings("NullAway") // results that were kept before there were models
        public Result {
            notes = List.copyOf(notes);
            making = making == null ? Prediction.Making.EMBEDDED : making;
        }

        /** What was made of pages. */
        public Result(ObjectNode response, int pages, List<String> notes) {
            this(response, pages, notes, null, Prediction.Making.EMBEDDED);
        }
    }

    /**
     * How far to go.
     *
     * @param time for seeing pages; at its end the pages seen so far are used, and a note says so
     * @param work what a reasoner that takes its time goes by
     */
    public record Effort(Optional<Duration> time, PerceiveProgress progress, Work work) {
        public static final Effort ALL = new Effort(Optional.empty(), PerceiveProgress.NONE);

        /** How far seeing goes, with nothing said to the reasoner. */
        public Effort(Optional<Duration> time, PerceiveProgress progress) {
            this(time, progress, Work.ALONE);
        }

        /** The same with a share of the time. */
        Effort withTimes(double share) {
            return new Effort(time.map(all -> Duration.ofMillis(Math.round(all.toMillis() * share))), progress, work);
        }
    }

    public Result run(Plan plan, Effort effort) {
        Perception perception = perceive(plan, effort);
        return switch (plan.product()) {
            case EXTRACT -> {
                Filled filled = fill(plan, perception, effort);
                yield result(written(plan, filled.grounded()), perception, filled.making());
            }
            case MARKDOWN, OCR, LAYOUT, TRANSCRIPT, TRANSCRIPT_SUMMARY -> {
                Stages.Made made = stages.pages().made(plan, perception, effort.work());
                yield result(made.response(), perception, made.making());
            }
        };
    }

    /**
     * Sees the document once and fills the schema of the skill that fits it best. The response names the skill as {@code
     * schemaUsed}, the kind of document and the reason, beside the values.
     *
     * @param alternatives at least one, all for the same file
     */
    public Result choose(List<Alternative> alternatives, Effort effort) {
        Perception perception = perceive(alternatives.getFirst().plan(), effort);
        Ranked ranked = effort.work().steps().once("kind", Ranked.class, () -> ranked(alternatives, perception));
        Verdict verdict = ranked.verdict();
        Alternative best = alternatives.stream()
                .filter(a -> a.skill().name().equals(verdict.best().name()))
                .findFirst()
                .orElse(alternatives.getFirst());
        Filled filled = fill(best.plan(), perception, effort);
        ObjectNode response = written(best.plan(), filled.grounded());
        response.putIfAbsent("schemaUsed", StringNode.valueOf(best.skill().name()));
        response.putIfAbsent("documentType", StringNode.valueOf(documentType(best)));
        response.putIfAbsent("classificationRationale", StringNode.valueOf(verdict.rationale()));
        return result(response, perception, filled.making().with(ranked.use()));
    }

    private Ranked ranked(List<Alternative> alternatives, Perception perception) {
        return stages.ranking().rank(alternatives.stream().map(Extraction::kind).toList(), perception);
    }

    private static DocumentKind kind(Alternative alternative) {
        SkillVersion skill = alternative.skill();
        return new DocumentKind(
                skill.name(),
                skill.description(),
                skill.bundle().instructions(),
                JsonSchema.parse(alternative.plan().schema()).shape());
    }

    private static String documentType(Alternative alternative) {
        String title = alternative.plan().schema().path("title").asString("");
        return title.isBlank() ? alternative.skill().name() : title;
    }

    /** A schema for documents like the plan's, as the wire's SchemaResponse. */
    public Result proposeSchema(Plan plan, Effort effort) {
        Perception perception = perceive(plan, effort);
        Stages.Proposed proposed = stages.proposing().proposed(perception);
        return result(proposed.response(), perception, proposed.making());
    }

    /** A schema for documents like the one that was seen, as the wire's SchemaResponse. */
    public ObjectNode propose(Perception perception) {
        return stages.proposing().propose(perception);
    }

    /** Whether filling a schema asks a model rather than working by rules. */
    public boolean takesTime() {
        return stages.reasoner().takesTime();
    }

    /** What is on the pages that the plan asks for. */
    public Perception perceive(Plan plan, Effort effort) {
        Effort seeing = stages.reasoner().takesTime() ? effort.withTimes(SHARE_OF_SEEING) : effort;
        return new Sighting(stages.sight(), plan, seeing).perceive();
    }

    /** The plan's schema filled from what was seen, each leaf with its evidence. */
    public Grounded extract(Plan plan, Perception perception) {
        return fill(plan, perception, Effort.ALL).grounded();
    }

    /** A filled schema and how it came about. */
    public record Filled(Grounded grounded, Making making) {}

    /** As {@link #extract}, with an end and a journal, telling which engine did it. */
    public Filled fill(Plan plan, Perception perception, Effort effort) {
        Draft draft = stages.reasoner().reason(plan, perception, effort.work());
        return new Filled(stages.grounding().ground(plan, draft, perception), draft.making());
    }

    private static ObjectNode written(Plan plan, Grounded grounded) {
        return WireJson.write(
                grounded, plan.options().grounding(), plan.options().confidence());
    }

    private static Result result(ObjectNode response, Perception perception, Making making) {
        var notes = new ArrayList<>(perception.warnings());
        notes.addAll(making.notes());
        var maker = new Prediction.Making(making.engine(), making.use());
        return perception
                .recording()
                .map(recording -> new Result(response, 1, notes, recording.duration(), maker))
                .orElseGet(() -> new Result(response, perception.pages().size(), notes, null, maker));
    }
}
