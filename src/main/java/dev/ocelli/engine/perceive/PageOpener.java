package dev.ocelli.engine.perceive;

import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.core.base.MediaType;
import java.nio.file.Path;

/** Opens files; in the product this is {@code Formats}. */
@FunctionalInterface
public interface PageOpener {
    /** @throws dev.ocelli.core.base.OcelliException when the file cannot be read; see {@code FileFormat} */
    OpenDocument open(Path file, MediaType type);
}
