package dev.ocelli.catalog.model.chat;

import tools.jackson.databind.node.ObjectNode;

/** What the text of an answer must look like; asked for by the best means that the backend offers. */
public sealed interface AnswerShape {
    AnswerShape FREE = new Free();
    AnswerShape ANY_JSON = new AnyJson();

    /** Any text. */
    record Free() implements AnswerShape {}

    /** A JSON object. */
    record AnyJson() implements AnswerShape {}

    /** JSON that fits a schema. A backend may fall short of it: callers validate. */
    record Fitting(String name, ObjectNode schema) implements AnswerShape {}
}
