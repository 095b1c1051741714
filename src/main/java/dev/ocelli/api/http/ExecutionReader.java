package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.execution.AgentSettings;
import dev.ocelli.engine.execution.AgentSettings.Manner;
import dev.ocelli.engine.execution.ExecutionWish;
import dev.ocelli.engine.execution.ExecutionWish.Medium;
import dev.ocelli.engine.execution.ExecutionWish.Reach;
import dev.ocelli.engine.plan.GenerationConfig.ServiceTier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of an execute body that are not its inputs: wire contract A, sections 13 and 14. */
final class ExecutionReader {
    private static final int MOST_PROMPT = 200_000;
    private static final int MOST_TOOLSETS = 50;
    private static final int MOST_STEPS = 10_000;
    private static final double MOST_SECONDS = 24 * 3600;
    private static final String USUAL_MODEL = "vlmrun-orion-1:auto";
    private static final Pattern MODEL =
            Pattern.compile("vlmrun-orion-1(:(lite|fast|auto|pro))?|vlmrun-orion-2(:(auto|pro))?|vlm-agent(-1)?(:.+)?");

    private ExecutionReader() {}

    /** The wish of an execute body, its inputs left open. */
    static ExecutionWish wish(Fields body) {
        checkWords(body);
        return new ExecutionWish(Medium.AGENT, name(body), model(body), List.of(), settings(body), reach(body, true));
    }

    /** The wish of an execute body of one medium, which runs a stored agent on one file. */
    static ExecutionWish wish(Fields body, Medium medium) {
        @Nullable String name = name(body);
        if (name == null) {
            throw body.refused("name", "The request names no agent: give name, as GET /v1/agent lists them.");
        }
        return new ExecutionWish(medium, name, USUAL_MODEL, List.of(), settings(body), reach(body, false));
    }

    /** {@code name} with {@code version}, which older clients send apart. */
    private static @Nullable String name(Fields body) {
        @Nullable String name = body.word("name");
        @Nullable String version = body.word("version");
        return name == null || version == null || name.contains(":") ? name : name + ":" + version;
    }

    private static String model(Fields body) {
        String model = Objects.requireNonNullElse(body.word("model"), USUAL_MODEL);
        if (!MODEL.matcher(model).matches()) {
            throw new OcelliException(
                    ErrorCode.NOT_FOUND,
                    "model",
                    "There is no model '" + model
                            + "' for executions; expected vlmrun-orion-1, with :lite, :fast, :auto"
                            + " or :pro behind it where you like.");
        }
        return model;
    }

    static AgentSettings settings(Fields body) {
        return body.inside("config").map(ExecutionReader::read).orElse(AgentSettings.NONE);
    }

    private static AgentSettings read(Fields config) {
        @Nullable String prompt = config.text("prompt");
        if (prompt != null && prompt.length() > MOST_PROMPT) {
            throw config.refused(
                    "prompt",
                    "config.prompt has " + prompt.length() + " characters; at most " + MOST_PROMPT + " are taken.");
        }
        return new AgentSettings(
                prompt == null || prompt.isBlank() ? null : prompt,
                config.object("json_schema"),
                SkillRefReader.skills(config),
                manner(config));
    }

    private static Manner manner(Fields config) {
        @Nullable
        Boolean orchestration = config.has("orchestration_mode") ? config.flag("orchestration_mode", true) : null;
        @Nullable String mode = config.word("mode");
        if (mode != null && !Set.of("agent", "program").contains(mode)) {
            throw config.refused("mode", "config.mode is '" + mode + "'; expected agent or program.");
        }
        return new Manner(config.choice("service_tier", ServiceTier.class, ServiceTier.AUTO), orchestration, mode);
    }

    /** @param usual whether values carry their places when the request does not say */
    private static Reach reach(Fields body, boolean usual) {
        Optional<Fields> config = body.inside("config");
        @Nullable List<String> toolsets = body.has("toolsets") ? body.texts("toolsets", MOST_TOOLSETS) : null;
        return new Reach(
                toolsets,
                config.map(c -> c.flag("grounding", usual)).orElse(usual),
                config.map(c -> c.number("max_seconds", 0, MOST_SECONDS)).orElse(null),
                config.filter(c -> c.has("max_steps"))
                        .map(c -> c.integer("max_steps", 1, 1, MOST_STEPS))
                        .orElse(null));
    }

    /** Words that are taken and change nothing here, but must be words that exist. */
    private static void checkWords(Fields body) {
        @Nullable String priority = body.word("priority");
        if (priority != null && !Set.of("low", "normal", "high").contains(priority)) {
            throw body.refused("priority", "priority is '" + priority + "'; expected low, normal or high.");
        }
    }
}
