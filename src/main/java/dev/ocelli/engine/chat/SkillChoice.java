package dev.ocelli.engine.chat;

import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.chat.ChatWish.AnswerFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the answer must look like: as the caller says; else as the one skill with a schema says; several such skills make
 * one JSON object of the results; else words. Source: wire contract A, section 22, items 4 and 5.
 */
final class SkillChoice {
    private SkillChoice() {}

    static Wanted wanted(String model, AnswerFormat format, List<SkillVersion> skills, boolean grounding) {
        return switch (format) {
            case AnswerFormat.Words() -> new Wanted(model, Optional.empty(), false, grounding);
            case AnswerFormat.AnyJson() -> new Wanted(model, only(schemas(skills)), true, grounding);
            case AnswerFormat.Fitting(ObjectNode schema) -> new Wanted(model, Optional.of(schema), true, grounding);
            case AnswerFormat.Unsaid() -> {
                List<ObjectNode> schemas = schemas(skills);
                yield new Wanted(model, only(schemas), !schemas.isEmpty(), grounding);
            }
        };
    }

    private static Optional<ObjectNode> only(List<ObjectNode> schemas) {
        return schemas.size() == 1 ? Optional.of(schemas.getFirst()) : Optional.empty();
    }

    private static List<ObjectNode> schemas(List<SkillVersion> skills) {
        return skills.stream()
                .flatMap(skill -> skill.bundle().schema().stream())
                .map(schema -> schema.root())
                .toList();
    }
}
