package dev.ocelli.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;

/** One line per event on the error stream, unless the JVM was given a logging configuration of its own. */
final class Logging {
    private Logging() {}

    static void start() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream lines = Logging.class.getResourceAsStream("/ocelli/logging.properties")) {
            LogManager.getLogManager().readConfiguration(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
