package dev.ocelli.catalog.tool.picture;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary file that goes when it is closed. */
final class Scratch implements AutoCloseable {
    private final Path file;

    Scratch() {
        try {
            file = Files.createTempFile("ocelli-tool-", ".part");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Path file() {
        return file;
    }

    void write(byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static OcelliException failed(IOException cause) {
        return new OcelliException(ErrorCode.INTERNAL, null, "A temporary file could not be written.", cause);
    }
}
