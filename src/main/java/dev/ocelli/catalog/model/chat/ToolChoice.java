package dev.ocelli.catalog.model.chat;

/** Whether a model may, must or must not call tools. */
public sealed interface ToolChoice {
    /** As it likes. */
    record Auto() implements ToolChoice {}

    /** It must not. */
    record None() implements ToolChoice {}

    /** It must call at least one, whichever. */
    record Required() implements ToolChoice {}

    /** It must call this one. */
    record Named(String tool) implements ToolChoice {}

    /** Whether an answer without a call is none. */
    default boolean demands() {
        return this instanceof Required || this instanceof Named;
    }
}
