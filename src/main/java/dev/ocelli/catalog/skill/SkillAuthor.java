package dev.ocelli.catalog.skill;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes skills out of a person's words better than rules can: a model, where one is plugged in. */
@FunctionalInterface
public interface SkillAuthor {
    /** Nobody: rules write skills. */
    SkillAuthor NONE = (prompt, schema) -> Optional.empty();

    /**
     * What it would write; empty when it cannot. It is checked by {@link SkillWriter} before it is used.
     *
     * @param schema given by the caller; null: it is to be written too
     */
    Optional<Authored> write(String prompt, @Nullable ObjectNode schema);

    /** A skill's parts; {@code instructions} is the body of SKILL.md. */
    record Authored(String name, String description, String instructions, ObjectNode schema) {}
}
