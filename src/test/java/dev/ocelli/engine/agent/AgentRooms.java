package dev.ocelli.engine.agent;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.engine.request.Stages;
import java.util.Map;

/** Rooms behind a loop for tests that look at no file. */
final class AgentRooms {
    private AgentRooms() {}

    static Extraction noExtraction() {
        return new Extraction(new Stages(
                (plan, progress) -> {
                    throw new IllegalStateException("this test looks at no file");
                },
                (plan, perception) -> new dev.ocelli.engine.reason.Draft(Json.object(), Map.of()),
                (plan, draft, perception) -> new dev.ocelli.engine.ground.Grounded(draft.value(), Map.of()),
                (plan, perception) -> Json.object(),
                perception -> Json.object()));
    }

    static Classifier classifier() {
        return new Classifier();
    }
}
