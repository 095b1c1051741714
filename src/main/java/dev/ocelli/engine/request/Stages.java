package dev.ocelli.engine.request;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.classify.DocumentKind;
import dev.ocelli.engine.classify.Verdict;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Draft.Making;
import dev.ocelli.engine.reason.Draft.ModelUse;
import dev.ocelli.engine.reason.Reasoner;
import dev.ocelli.engine.reason.Work;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The stages between a plan and its result; each takes one value and gives the next. */
public record Stages(
        Sight sight,
        Reasoner reasoner,
        Grounding grounding,
        PageMaking pages,
        SchemaProposing proposing,
        Ranking ranking) {

    /** With rules that say which kind a document is. */
    public Stages(Sight sight, Reasoner reasoner, Grounding grounding, PageMaking pages, SchemaProposing proposing) {
        this(
                sight,
                reasoner,
                grounding,
                pages,
                proposing,
                (kinds, seen) -> new Ranked(new Classifier().rank(kinds, seen), ModelUse.NONE));
    }

    /** Sees the plan's one file. */
    @FunctionalInterface
    public interface Sight {
        Perception perceive(Plan plan, PerceiveProgress progress);
    }

    /** Checks a draft against the page. */
    @FunctionalInterface
    public interface Grounding {
        Grounded ground(Plan plan, Draft draft, Perception perception);
    }

    /** Makes a product of whole pages. */
    @FunctionalInterface
    public interface PageMaking {
        ObjectNode make(Plan plan, Perception perception);

        /** The same, with an end and a journal, telling which engine did it. */
        default Made made(Plan plan, Perception perception, Work work) {
            return new Made(make(plan, perception), Making.EMBEDDED);
        }
    }

    /** A product of whole pages and how it came about. */
    public record Made(ObjectNode response, Making making) {}

    /** Proposes a schema for documents like the one that was seen; the answer is the wire's SchemaResponse. */
    @FunctionalInterface
    public interface SchemaProposing {
        ObjectNode propose(Perception perception);

        /** The same, telling which engine did it. */
        default Proposed proposed(Perception perception) {
            return new Proposed(propose(perception), Making.EMBEDDED);
        }
    }

    /** Says which of several kinds a document is. */
    @FunctionalInterface
    public interface Ranking {
        Ranked rank(List<DocumentKind> kinds, Perception perception);
    }

    /** A verdict, and what was asked of a model for it. */
    public record Ranked(Verdict verdict, ModelUse use) {}

    /** A proposed schema and how it came about. */
    public record Proposed(ObjectNode response, Making making) {}
}
