package dev.ocelli.engine.execution;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.engine.plan.GenerationConfig.ServiceTier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an agent is to do: kept with stored agents, and given with a run, where it stands above the stored one.
 *
 * <p>Kept as JSON, so components are only ever added, and absent ones read as null.
 *
 * @param prompt null: the skills say enough
 * @param jsonSchema of the result; stands above the schemas of skills; null: theirs, or free words
 * @param skills in order; those of an accepted execution lead to one version each for ever
 */
public record AgentSettings(
        @Nullable String prompt, @Nullable ObjectNode jsonSchema, List<SkillRef> skills, Manner manner) {
    public static final AgentSettings NONE = new AgentSettings(null, null, List.of(), Manner.USUAL);

    public AgentSettings {
        skills = List.copyOf(skills);
    }

    /**
     * How it is done.
     *
     * @param orchestration whether several steps are planned; null: as the agent sees fit
     * @param mode {@code agent} or {@code program}; programs are run as agents here
     */
    public record Manner(
            ServiceTier serviceTier,
            @Nullable Boolean orchestration,
            @Nullable String mode) {
        public static final Manner USUAL = new Manner(ServiceTier.AUTO, null, null);
    }

    /** The same with these skills. */
    public AgentSettings withSkills(List<SkillRef> references) {
        return new AgentSettings(prompt, jsonSchema, references, manner);
    }

    /** These settings, and {@code stored} where they say nothing. */
    AgentSettings over(AgentSettings stored) {
        return new AgentSettings(
                prompt == null ? stored.prompt : prompt,
                jsonSchema == null ? stored.jsonSchema : jsonSchema,
                skills.isEmpty() ? stored.skills : skills,
                manner.equals(Manner.USUAL) ? stored.manner : manner);
    }

    boolean saysNothing() {
        return (prompt == null || prompt.isBlank()) && jsonSchema == null && skills.isEmpty();
    }
}
