package dev.ocelli.catalog.format;

import dev.ocelli.core.base.MediaType;
import java.nio.file.Path;
import java.util.Map;

/** One kind of file. To add a kind, write a class and a line in {@link Formats}. */
public interface FileFormat {
    boolean reads(MediaType type);

    /**
     * Opens a file for reading its pages.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code INVALID_FILE} (empty, damaged beyond repair, too many pages
     *     or pixels), {@code ENCRYPTED_FILE}; in bounded time and memory, before any page is decoded
     */
    OpenDocument open(Path file, MediaType type);

    /** What the file says about itself, such as {@code title} or {@code camera}, in order; empty when it says nothing. */
    default Map<String, String> facts(Path file, MediaType type) {
        return Map.of();
    }
}
