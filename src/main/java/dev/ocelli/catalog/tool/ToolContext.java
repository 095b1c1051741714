package dev.ocelli.catalog.tool;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.perception.Perception;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The run that a tool works for, and the engine behind it. */
public interface ToolContext {
    /** Everything that may be worked on: inputs in order, then artifacts in order of making. */
    List<Material> materials();

    /**
     * The material that a caller means by its name, its title, an artifact's ref or a file id.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code INVALID_REQUEST} that lists what there is
     */
    Material material(String name);

    /** What is on these pages (counted from 0, in order) or, without them, on all; kept, so asking twice costs nothing. */
    Perception see(Material material, Optional<List<Integer>> pages);

    /** Pages as Markdown, tables and figures beside it: the product {@code document.markdown} of the wire contract. */
    ObjectNode markdown(Material material, Optional<List<Integer>> pages);

    /** Fills a schema from a material's pages; every value with its {@code X_metadata}: confidence, boxes, status, quote. */
    ObjectNode extract(Extract wish);

    /** A JSON Schema of the fields that a material's pages themselves show by their labels, tables and codes. */
    ObjectNode propose(Material material, Optional<List<Integer>> pages);

    /** Which of these a material's pages are; {@code best} is empty when none fits. */
    Classified classify(Material material, Optional<List<Integer>> pages, List<Category> categories);

    /** Keeps what was made, as a material for later calls too. */
    Artifact keep(NewArtifact artifact);

    /**
     * A model's words about pictures.
     *
     * @param dataUris of PNG or JPEG pictures
     * @throws dev.ocelli.core.base.OcelliException {@code NEEDS_MODEL} when none is plugged in
     */
    String look(String question, List<String> dataUris);

    /** Tells people what is being done, such as "page 3 of 12". */
    void progress(String words);

    /** What is wanted of a material. {@code instructions} say how to read it; empty when there is nothing to say. */
    record Extract(Material material, Optional<List<Integer>> pages, ObjectNode schema, String instructions) {
        public Extract {
            pages = pages.map(List::copyOf);
        }
    }

    /** A kind of document: its name, and words that tell it from others. */
    record Category(String name, String description) {}

    /** @param confidence in [0, 1] */
    record Classified(String best, double confidence, String rationale) {}
}
