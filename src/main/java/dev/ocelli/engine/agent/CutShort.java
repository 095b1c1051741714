package dev.ocelli.engine.agent;

import dev.ocelli.engine.agent.AgentOutcome.End;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a run that a limit ended. */
final class CutShort {
    private CutShort() {}

    static String words(End end, int mostSteps, List<Step> steps) {
        String reason = switch (end) {
            case STEP_LIMIT -> "after " + mostSteps + " steps, the most that one request may take";
            case DEADLINE -> "at the time limit of this request";
            case ANSWERED, TOKEN_LIMIT -> throw new IllegalArgumentException("an answered run was not cut short");
        };
        String done = steps.stream()
                .filter(step -> !step.failed() && !step.trace().summary().isBlank())
                .map(step -> "- " + step.trace().summary() + refs(step))
                .collect(Collectors.joining("\n"));
        return "I stopped " + reason + ", before the answer was complete."
                + (done.isEmpty() ? " Nothing was finished." : " Done so far:\n\n" + done);
    }

    private static String refs(Step step) {
        return step.trace().artifacts().stream()
                .map(artifact -> " " + artifact.id())
                .filter(ref -> !step.trace().summary().contains(ref.strip()))
                .collect(Collectors.joining());
    }
}
