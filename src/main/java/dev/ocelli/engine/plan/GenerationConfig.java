package dev.ocelli.engine.plan;

import dev.ocelli.engine.plan.Plan.Detail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How a result is to be made; field meanings of wire contract A, section 7.3. */
public record GenerationConfig(
        Guidance guidance, Reading reading, Support support, Limits limits, ServiceTier serviceTier) {
    public static final GenerationConfig DEFAULT =
            new GenerationConfig(Guidance.NONE, Reading.DEFAULT, Support.NONE, Limits.DEFAULT, ServiceTier.AUTO);

    /**
     * What to look for.
     *
     * @param prompt added to the words of domain and skills
     * @param jsonSchema stands above the schemas of skills and domain
     * @param fieldSelection which fields of the schema are wanted ({@code gql_stmt})
     */
    public record Guidance(
            @Nullable String prompt,
            @Nullable ObjectNode jsonSchema,
            @Nullable String fieldSelection) {
        public static final Guidance NONE = new Guidance(null, null, null);
    }

    /**
     * How to look.
     *
     * @param pages indices counted from 0; null: all pages
     * @param segmentSeconds of the segments that a film is cut into; null: as it is spoken and cut
     * @param framesPerSegment frames of a film to read in each segment; null: as often as the picture changes
     */
    public record Reading(
            @Nullable List<Integer> pages,
            Detail detail,
            @Nullable Double segmentSeconds,
            @Nullable Integer framesPerSegment) {
        public static final Reading DEFAULT = new Reading(null, Detail.AUTO);

        public Reading {
            pages = pages == null ? null : List.copyOf(pages);
        }

        /** A film is looked at in the usual way. */
        public Reading(@Nullable List<Integer> pages, Detail detail) {
            this(pages, detail, null, null);
        }
    }

    /** What stands beside each value; {@code required}: values without a place on the page become null. */
    public record Support(boolean grounding, boolean confidence, boolean required) {
        public static final Support NONE = new Support(false, false, false);
    }

    /**
     * How much work is allowed. {@code maxTokens}, {@code temperature} and {@code maxRetries} are for models.
     *
     * @param maxSeconds time for reading; null: no limit
     * @param maxTokens of all answers of a model together; {@value #UNBOUNDED_TOKENS}, which published clients send
     *     unasked, and more set no limit
     * @param seed for models that draw their answers; null: their own
     */
    public record Limits(
            @Nullable Double maxSeconds,
            int maxTokens,
            double temperature,
            int maxRetries,
            @Nullable Long seed) {
        public static final int UNBOUNDED_TOKENS = 65535;
        public static final Limits DEFAULT = new Limits(null, UNBOUNDED_TOKENS, 0, 3, null);

        public Limits(@Nullable Double maxSeconds, int maxTokens, double temperature, int maxRetries) {
            this(maxSeconds, maxTokens, temperature, maxRetries, null);
        }
    }

    /** Price classes; the work is the same. */
    public enum ServiceTier {
        AUTO,
        DEFAULT,
        STANDARD,
        FLEX,
        PRIORITY
    }
}
