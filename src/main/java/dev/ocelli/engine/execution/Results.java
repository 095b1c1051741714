package dev.ocelli.engine.execution;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.execution.Execution.Consumed;
import dev.ocelli.engine.plan.GenerationConfig.ServiceTier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an execution gives: always an object, and what it consumed. Source: wire contract B, section 5. */
final class Results {
    private static final int PER_ELEMENT = 2;
    private static final int PER_STEP = 1;

    private Results() {}

    /** The answer as data; words become {@code {"result": "…"}}, with the artifacts that were made beside them. */
    static ObjectNode response(AgentOutcome outcome) {
        AgentAnswer answer = outcome.answer();
        @Nullable ObjectNode json = answer.json();
        if (json != null) {
            return json;
        }
        ObjectNode response = Json.object().put("result", answer.text());
        ArrayNode artifacts = Json.array();
        outcome.steps().stream()
                .flatMap(step -> step.trace().artifacts().stream())
                .map(artifact -> artifact.id())
                .distinct()
                .forEach(id -> artifacts.addObject().put("id", id));
        if (!artifacts.isEmpty()) {
            response.set("artifacts", artifacts);
        }
        return response;
    }

    /** Why the answer is not the whole one; null when it is. */
    static @Nullable String message(AgentOutcome outcome) {
        return switch (outcome.end()) {
            case ANSWERED -> failures(outcome.steps());
            case TOKEN_LIMIT -> "The model's answer was cut at its limit of tokens; the result is what came of it.";
            case STEP_LIMIT -> "Stopped at the most steps that it may take; the result says what was done.";
            case DEADLINE -> "Stopped at max_seconds; the result says what was done.";
        };
    }

    private static @Nullable String failures(List<Step> steps) {
        List<Step> failed = steps.stream().filter(Step::failed).toList();
        return failed.isEmpty()
                ? null
                : failed.size() + " of " + steps.size() + " steps failed; the first, "
                        + failed.getFirst().name() + ": " + failed.getFirst().error();
    }

    /** @param elements how many pages, pictures, recordings or films came in */
    static Consumed consumed(AgentTask task, AgentOutcome outcome, int elements, ServiceTier tier) {
        double credits = (elements * PER_ELEMENT + outcome.steps().size() * PER_STEP) * factor(tier);
        return new Consumed(elements, elementType(task), (int) Math.ceil(credits));
    }

    private static String elementType(AgentTask task) {
        MediaType type =
                task.materials().isEmpty() ? null : task.materials().getFirst().type();
        if (type == null) {
            return "page";
        }
        return switch (type.value().split("/", 2)[0]) {
            case "image" -> "image";
            case "audio" -> "audio";
            case "video" -> "video";
            default -> "page";
        };
    }

    private static double factor(ServiceTier tier) {
        return switch (tier) {
            case FLEX -> 0.5;
            case PRIORITY -> 1.8;
            case AUTO, DEFAULT, STANDARD -> 1;
        };
    }
}
