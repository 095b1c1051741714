package dev.ocelli.catalog.tool;

import tools.jackson.databind.node.ObjectNode;

/**
 * A tool for those who choose among tools.
 *
 * @param name lower case with underscores, such as {@code redact_document}
 * @param summary when to use it and what it gives, in a few sentences
 * @param parameters a JSON Schema of type object; files are given by their {@link Material#name}, pages count from 1 (as
 *     people say them), boxes are {@code xywh} fractions of the upright page
 * @param need what must be plugged in before it can work
 */
public record ToolDescription(String name, Toolset toolset, String summary, ObjectNode parameters, Need need) {

    /** What a tool cannot do without. */
    public enum Need {
        NOTHING,
        /** A chat model that sees pictures. */
        VISION_MODEL,
        /** A model that makes pictures, films or worlds; none can be plugged in yet. */
        GENERATIVE_MODEL,
        /** A service that searches the web; none can be plugged in yet. */
        SEARCH_ENGINE;

        /** What is lacking and what to do, in one sentence. */
        public String words() {
            return switch (this) {
                case NOTHING -> "It needs nothing.";
                case VISION_MODEL ->
                    "It needs a model that sees pictures: set OCELLI_MODEL_URL, OCELLI_MODEL and, where the server asks"
                            + " for one, OCELLI_MODEL_KEY.";
                case GENERATIVE_MODEL ->
                    "It needs a model that makes pictures, films or worlds, and none can be plugged in yet.";
                case SEARCH_ENGINE ->
                    "It needs a service that searches the web, and none can be plugged in yet; send the file or its URL.";
            };
        }
    }
}
