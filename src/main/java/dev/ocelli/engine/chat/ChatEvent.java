package dev.ocelli.engine.chat;

/** What can be told while an answer is made. */
public sealed interface ChatEvent {
    /** A line for people about what is being done. */
    record Progress(String line) implements ChatEvent {}

    /** The next piece of the answer's text; all pieces together are the text. */
    record Text(String piece) implements ChatEvent {}
}
