package dev.ocelli.catalog.tool.document;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file for as long as a tool works. */
record Scratch(Path file) implements AutoCloseable {
    static Scratch create() {
        try {
            return new Scratch(Files.createTempFile("ocelli-tool-", ".part"));
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The result could not be written to disk.", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "A temporary file could not be removed.", e);
        }
    }
}
