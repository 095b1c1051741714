package dev.ocelli.engine.execution;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.execution.Executions.Chosen;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which agent a request means: the stored one of that name, else the skill of that name, which is an agent by itself;
 * without a name the stored one with exactly this prompt, else one that exists for this run only.
 */
record AgentChoice(Agents agents, Tasks tasks) {
    Chosen choose(String projectId, ExecutionWish wish) {
        @Nullable String name = wish.name();
        return name == null ? unnamed(projectId, wish.settings()) : named(projectId, name, wish.settings());
    }

    private Chosen named(String projectId, String text, AgentSettings own) {
        AgentName name = AgentName.parse(text);
        Optional<Agent> agent = agents.find(projectId, name);
        if (agent.isPresent()) {
            return new Chosen(agent.get().fullName(), own.over(agent.get().settings()));
        }
        SkillVersion skill = skill(projectId, name)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "name",
                        "There is no agent and no skill called '" + text
                                + "'. POST /v1/agent/create makes an agent; GET" + " /v1/agent lists them."));
        var asAgent = AgentSettings.NONE.withSkills(List.of(new SkillRef.ById(skill.id(), SkillRef.LATEST)));
        return new Chosen(skill.name() + ":" + skill.version(), own.over(asAgent));
    }

    private Optional<SkillVersion> skill(String projectId, AgentName name) {
        try {
            var reference = new SkillRef.ByName(name.name(), name.version());
            return Optional.of(tasks.skills(projectId, List.of(reference)).getFirst());
        } catch (OcelliException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Chosen unnamed(String projectId, AgentSettings own) {
        @Nullable String prompt = own.prompt();
        if (prompt != null && !prompt.isBlank()) {
            Optional<Agent> agent = agents.prompted(projectId, prompt);
            if (agent.isPresent()) {
                return new Chosen(agent.get().fullName(), own.over(agent.get().settings()));
            }
        }
        if (!own.skills().isEmpty()) {
            SkillVersion first = tasks.skills(projectId, own.skills()).getFirst();
            return new Chosen(first.name() + ":" + first.version(), own);
        }
        return new Chosen(AgentName.slug(prompt) + ":" + SkillRef.LATEST, own);
    }
}
