package dev.ocelli.engine.agent.embedded;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.engine.agent.AgentTask;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** That the answer must be JSON, and what it must look like. */
sealed interface JsonWish {
    /** One schema. */
    record Fitting(ObjectNode schema, String instructions) implements JsonWish {}

    /** Whichever of these skills apply. */
    record BySkill(List<SkillVersion> skills) implements JsonWish {
        public BySkill {
            skills = List.copyOf(skills);
        }
    }

    /** Some object. */
    record Any() implements JsonWish {}

    /** An explicit schema goes before those of skills; empty when words are wanted. */
    static Optional<JsonWish> of(AgentTask task) {
        if (task.wanted().schema().isPresent()) {
            return Optional.of(new Fitting(task.wanted().schema().get(), instructions(task.skills())));
        }
        List<SkillVersion> skills = task.skills().stream()
                .filter(skill -> skill.bundle().schema().isPresent())
                .toList();
        if (skills.size() > 1) {
            return Optional.of(new BySkill(skills));
        }
        if (skills.size() == 1) {
            return Optional.of(new Fitting(schema(skills.getFirst()), instructions(skills)));
        }
        return task.wanted().json() ? Optional.of(new Any()) : Optional.empty();
    }

    static ObjectNode schema(SkillVersion skill) {
        return skill.bundle().schema().map(JsonSchema::root).orElseThrow();
    }

    static String instructions(List<SkillVersion> skills) {
        return String.join(
                "\n\n",
                skills.stream().map(skill -> skill.bundle().instructions()).toList());
    }
}
