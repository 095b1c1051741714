package dev.ocelli.catalog.tool;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.TimeSpan;
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

    /**
     * What is said in a recording, its pictures left aside; kept as {@link #see} is.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code INVALID_FILE} when it holds no sound that can be decoded
     */
    Perception hear(Material material);

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

    /** A model's answer to a question about text that stands in it; empty when none is plugged in. */
    Optional<String> think(String question);

    /**
     * The pictures of a film that differ, in order of time, found without reading any.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code INVALID_FILE} when none of its pictures can be decoded
     */
    List<KeyFrame> keyFrames(Material material);

    /**
     * Tells people what is being done, such as "page 3 of 12". Whoever works for long calls it now and then: it is where a
     * run that was cancelled ends, by an exception that must go through.
     */
    void progress(String words);

    /** What is wanted of a material. {@code instructions} say how to read it; empty when there is nothing to say. */
    record Extract(Material material, Optional<List<Integer>> pages, ObjectNode schema, String instructions) {
        public Extract {
            pages = pages.map(List::copyOf);
        }
    }

    /**
     * A picture of a film.
     *
     * @param shot the shot that it is of
     * @param shown while which it stands still
     * @param time seconds from the beginning, in the middle of that
     * @param key whether it is the picture that stands longest in its shot
     */
    record KeyFrame(TimeSpan shot, TimeSpan shown, double time, boolean key) {}

    /** A kind of document: its name, and words that tell it from others. */
    record Category(String name, String description) {}

    /** @param confidence in [0, 1] */
    record Classified(String best, double confidence, String rationale) {}
}
