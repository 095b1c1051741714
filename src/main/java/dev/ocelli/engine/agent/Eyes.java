package dev.ocelli.engine.agent;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.List;
import java.util.Optional;

/** A model that says in words what pictures show. Any thread. */
@FunctionalInterface
public interface Eyes {
    /** Nobody looks: no model is plugged in. */
    Eyes CLOSED = (question, dataUris) -> {
        throw new OcelliException(
                ErrorCode.NEEDS_MODEL,
                "Saying what a picture shows needs a vision model: set OCELLI_MODEL_URL, OCELLI_MODEL and"
                        + " OCELLI_MODEL_KEY to any OpenAI-compatible server and start again.");
    };

    /** A model's answer to a question about text that stands in it; empty when none is plugged in. */
    default Optional<String> think(String question) {
        return Optional.empty();
    }

    /** @param dataUris of PNG or JPEG pictures */
    String look(String question, List<String> dataUris);
}
