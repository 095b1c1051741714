package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.engine.plan.GenerationConfig;
import dev.ocelli.engine.plan.GenerationConfig.Guidance;
import dev.ocelli.engine.plan.GenerationConfig.Limits;
import dev.ocelli.engine.plan.GenerationConfig.Reading;
import dev.ocelli.engine.plan.GenerationConfig.ServiceTier;
import dev.ocelli.engine.plan.GenerationConfig.Support;
import dev.ocelli.engine.plan.Plan.Detail;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a generate body that are not its files: wire contract A, sections 7.1 and 7.3. */
final class SubmissionReader {
    private static final int MOST_PAGES = 100_000;
    private static final int MOST_PROMPT = 200_000;
    private static final double MOST_SECONDS = 24 * 3600;
    private static final double SHORTEST_SEGMENT = 0.1;
    private static final int MOST_FRAMES = 10_000;
    private static final Set<String> MODELS = Set.of("vlm-1");

    private SubmissionReader() {}

    static void checkModel(Fields body) {
        String model = body.word("model");
        if (model != null && !MODELS.contains(model)) {
            throw body.refused(
                    "model", "model is '" + model + "'; requests run on vlm-1. Leave model out, or send vlm-1.");
        }
    }

    static GenerationConfig config(Fields body) {
        return body.inside("config").map(SubmissionReader::read).orElse(GenerationConfig.DEFAULT);
    }

    static List<SkillRef> skills(Fields body) {
        return body.inside("config").map(SkillRefReader::skills).orElse(List.of());
    }

    private static GenerationConfig read(Fields config) {
        return new GenerationConfig(
                new Guidance(prompt(config), config.object("json_schema"), config.word("gql_stmt")),
                reading(config),
                new Support(
                        config.flag("grounding", false),
                        config.flag("confidence", false),
                        config.flag("require_grounding", false)),
                limits(config),
                config.choice("service_tier", ServiceTier.class, ServiceTier.AUTO));
    }

    private static @Nullable String prompt(Fields config) {
        String prompt = config.text("prompt");
        if (prompt != null && prompt.length() > MOST_PROMPT) {
            throw config.refused(
                    "prompt",
                    "config.prompt has " + prompt.length() + " characters; at most " + MOST_PROMPT + " are taken.");
        }
        return prompt;
    }

    private static @Nullable List<Integer> pages(Fields config) {
        var pages = config.integers("page_indices", 0, MOST_PAGES);
        if (pages != null && pages.isEmpty()) {
            throw config.refused(
                    "page_indices",
                    "config.page_indices is empty; name pages from 0, or leave it out to read all pages.");
        }
        return pages;
    }

    private static Limits limits(Fields config) {
        Double temperature = config.number("temperature", 0, 2);
        return new Limits(
                config.number("max_seconds", 0, MOST_SECONDS),
                config.integer("max_tokens", Limits.DEFAULT.maxTokens(), 1, Integer.MAX_VALUE),
                temperature == null ? 0 : temperature,
                config.integer("max_retries", Limits.DEFAULT.maxRetries(), 0, 100),
                seed(config));
    }

    private static @Nullable Long seed(Fields config) {
        Double seed = config.number("seed", 0, 1L << 52);
        return seed == null ? null : seed.longValue();
    }

    private static Reading reading(Fields config) {
        int frames = config.integer("video_frames_per_segment", 0, 1, MOST_FRAMES);
        return new Reading(
                pages(config),
                config.choice("detail", Detail.class, Detail.AUTO),
                config.number("video_segment_duration", SHORTEST_SEGMENT, MOST_SECONDS),
                frames == 0 ? null : frames);
    }

    /** The caller's metadata as it came, its known fields checked. */
    static @Nullable ObjectNode metadata(Fields body) {
        body.inside("metadata").ifPresent(SubmissionReader::checkMetadata);
        return body.object("metadata");
    }

    private static void checkMetadata(Fields metadata) {
        String environment = metadata.word("environment");
        if (environment != null && !Set.of("dev", "staging", "prod").contains(environment)) {
            throw metadata.refused(
                    "environment", "metadata.environment is '" + environment + "'; expected dev, staging or prod.");
        }
        var _ = metadata.text("session_id", "sessionId");
        var _ = metadata.flag(metadata.has("allow_training") ? "allow_training" : "allowTraining", true);
    }
}
