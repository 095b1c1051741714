package dev.ocelli.engine.chat;

import dev.ocelli.engine.agent.Step;

/** What can be told while an answer is made. */
public sealed interface ChatEvent {
    /** A line for people about what is being done. */
    record Progress(String line) implements ChatEvent {}

    /**
     * A tool is put to work.
     *
     * @param index counts from 0 within the turn
     * @param input what it is called with, as JSON text
     */
    record Began(int index, String tool, String input) implements ChatEvent {}

    /** A tool is done, or could not do it. */
    record Ended(Step step) implements ChatEvent {}

    /** The next piece of the answer's text; all pieces together are the text. */
    record Text(String piece) implements ChatEvent {}
}
