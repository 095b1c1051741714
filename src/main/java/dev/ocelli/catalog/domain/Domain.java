package dev.ocelli.catalog.domain;

import dev.ocelli.catalog.schema.JsonSchema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of document that can be asked for by name.
 *
 * @param id such as {@code document.invoice}
 * @param instructions how to read such a document; goes to the reasoner
 * @param schema shape of the result
 * @param example a made-up result that fits the schema
 */
public record Domain(
        String id, About about, Product product, String instructions, JsonSchema schema, ObjectNode example) {

    public Domain {
        example = example.deepCopy();
    }

    /** A copy, so that callers may change it. */
    @Override
    public ObjectNode example() {
        return example.deepCopy();
    }

    /**
     * What people read about a domain.
     *
     * @param aliases other names that callers use for it
     * @param needsModel true when nothing but a plugged-in model can fill it
     */
    public record About(
            String name,
            String description,
            Set<InputKind> inputs,
            List<String> tags,
            List<String> aliases,
            boolean needsModel) {
        public About {
            inputs = java.util.Collections.unmodifiableSet(new TreeSet<>(inputs));
            tags = List.copyOf(tags);
            aliases = List.copyOf(aliases);
        }
    }

    /** What is made of the file: fields of the schema, or a product of whole pages or of a whole transcript. */
    public enum Product {
        EXTRACT,
        MARKDOWN,
        OCR,
        LAYOUT,
        TRANSCRIPT,
        TRANSCRIPT_SUMMARY
    }

    /** Kinds of files that a domain takes. */
    public enum InputKind {
        IMAGE,
        DOCUMENT,
        AUDIO,
        VIDEO;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
