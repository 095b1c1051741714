package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import java.util.List;

/**
 * What is answered to one ask.
 *
 * @param text Markdown
 * @param made what was made for it
 */
record Reply(String text, List<Citation> citations, List<Artifact> made) {
    Reply {
        citations = List.copyOf(citations);
        made = List.copyOf(made);
    }

    static Reply of(String text) {
        return new Reply(text, List.of(), List.of());
    }

    static Reply of(String text, List<Citation> citations) {
        return new Reply(text, citations, List.of());
    }
}
