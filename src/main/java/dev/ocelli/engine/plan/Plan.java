package dev.ocelli.engine.plan;

import dev.ocelli.core.base.MediaType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything a request needs, looked up and checked.
 *
 * <p>{@code product} says what is made; {@code schema} is the JSON Schema to fill ({@link Product#EXTRACT} only);
 * {@code instructions} are the bodies of domain, skills and prompt, in order. {@code further} are files whose pages follow those of {@code
 * input}, as when a document was sent as several pictures.
 */
public record Plan(
        Product product,
        ObjectNode schema,
        List<Instruction> instructions,
        Input input,
        List<Input> further,
        PlanOptions options) {

    public Plan {
        instructions = List.copyOf(instructions);
        further = List.copyOf(further);
    }

    /** A plan for one file. */
    public Plan(Product product, ObjectNode schema, List<Instruction> instructions, Input input, PlanOptions options) {
        this(product, schema, instructions, input, List.of(), options);
    }

    /** The same plan for one other file. */
    public Plan withInput(Input other) {
        return new Plan(product, schema, instructions, other, options);
    }

    /** The same plan for another product. */
    public Plan withProduct(Product other) {
        return new Plan(other, schema, instructions, input, further, options);
    }

    /** The same plan for a film that is only heard. */
    public Plan withoutPictures() {
        var watching = new Watching(false, Optional.empty(), OptionalInt.empty());
        return new Plan(
                product,
                schema,
                instructions,
                input,
                further,
                new PlanOptions(
                        options.pages(),
                        options.detail(),
                        options.grounding(),
                        options.confidence(),
                        options.requireGrounding(),
                        options.thinking(),
                        watching));
    }

    /** The same plan for these pages, counted from 0; an empty optional means all. */
    public Plan withPages(Optional<List<Integer>> pages) {
        var changed = new PlanOptions(
                pages,
                options.detail(),
                options.grounding(),
                options.confidence(),
                options.requireGrounding(),
                options.thinking(),
                options.watching());
        return new Plan(product, schema, instructions, input, further, changed);
    }

    /** What the request asks for. */
    public enum Product {
        EXTRACT,
        MARKDOWN,
        OCR,
        LAYOUT,
        TRANSCRIPT,
        TRANSCRIPT_SUMMARY;

        /** Whether it is made of what was said or shown over time rather than of pages. */
        public boolean isOfRecording() {
            return this == TRANSCRIPT || this == TRANSCRIPT_SUMMARY;
        }
    }

    /** Words that say how to read the document, with the name of the domain or skill they come from. */
    public record Instruction(String source, String text) {}

    /** The file to read; {@code name} is for messages only. */
    public record Input(Path file, MediaType type, String name) {}

    /**
     * @param pages indices counted from 0; empty optional: all pages
     * @param detail how much effort goes into seeing
     * @param requireGrounding turn values that are not found on the page into null
     * @param thinking what is for models only
     * @param watching how films are looked at
     */
    public record PlanOptions(
            Optional<List<Integer>> pages,
            Detail detail,
            boolean grounding,
            boolean confidence,
            boolean requireGrounding,
            Thinking thinking,
            Watching watching) {
        public static final PlanOptions DEFAULT = new PlanOptions(Optional.empty(), Detail.AUTO, false, false, false);

        /** The same for a question about pictures, or about print. */
        public PlanOptions about(boolean pictures) {
            var asked = new Thinking(
                    thinking.maxTokens(), thinking.temperature(), thinking.maxRetries(), thinking.seed(), pictures);
            return new PlanOptions(pages, detail, grounding, confidence, requireGrounding, asked, watching);
        }

        /** A film is watched in the usual way. */
        public PlanOptions(
                Optional<List<Integer>> pages,
                Detail detail,
                boolean grounding,
                boolean confidence,
                boolean requireGrounding,
                Thinking thinking) {
            this(pages, detail, grounding, confidence, requireGrounding, thinking, Watching.USUAL);
        }

        /** With nothing said to models. */
        public PlanOptions(
                Optional<List<Integer>> pages,
                Detail detail,
                boolean grounding,
                boolean confidence,
                boolean requireGrounding) {
            this(pages, detail, grounding, confidence, requireGrounding, Thinking.USUAL);
        }
    }

    /**
     * How a model is asked.
     *
     * @param maxTokens most tokens of all its answers together; empty: no limit but that of each answer
     * @param maxRetries how often an answer that does not fit is sent back
     * @param aboutPictures whether the question is about what pictures show, so that only a model can answer it
     */
    public record Thinking(
            OptionalInt maxTokens, double temperature, int maxRetries, Optional<Long> seed, boolean aboutPictures) {
        public static final Thinking USUAL = new Thinking(OptionalInt.empty(), 0, 3, Optional.empty(), false);
    }

    /**
     * How a film is looked at.
     *
     * @param pictures false: it is only heard
     * @param segment seconds of a segment of its result; empty: as it is spoken and cut
     * @param framesPerSegment frames to read in each segment, or without {@code segment} in each shot; empty: as often as
     *     the picture changes
     */
    public record Watching(boolean pictures, Optional<Double> segment, OptionalInt framesPerSegment) {
        public static final Watching USUAL = new Watching(true, Optional.empty(), OptionalInt.empty());
    }

    /** {@code lo}, {@code auto} or {@code hi} on the wire. */
    public enum Detail {
        LO,
        AUTO,
        HI
    }
}
