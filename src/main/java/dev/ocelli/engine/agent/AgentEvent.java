package dev.ocelli.engine.agent;

/** What an agent tells while it works. */
public sealed interface AgentEvent {
    /** Words for people about what is being done. */
    record Progress(String words) implements AgentEvent {}

    record StepStarted(int index, String tool, String input) implements AgentEvent {}

    record StepDone(Step step) implements AgentEvent {}

    /** The next piece of the answer's text; all pieces together are the answer. */
    record Text(String piece) implements AgentEvent {}
}
