package dev.ocelli.engine.chat;

/**
 * A file that comes with a message, in the way in which it was sent.
 *
 * <p>{@code field} is the path of the request field, for errors. The same {@link #fingerprint} means that the same thing
 * was sent, so that a history that is sent again is not fetched again.
 */
public sealed interface SentFile {
    String field();

    String fingerprint();

    /** A file of the project by its id. */
    record Stored(String id, String field) implements SentFile {
        @Override
        public String fingerprint() {
            return "file " + id;
        }
    }

    /**
     * An http, https or data URL.
     *
     * @param filename what the sender calls it; empty when it says nothing
     */
    record Address(String url, String filename, String field) implements SentFile {
        @Override
        public String fingerprint() {
            return "url " + url;
        }

        @Override
        public String toString() {
            return "Address[" + field + "]"; // data URLs are a user's bytes
        }
    }

    /** An artifact of the same session by its ref. */
    record Made(String ref, String field) implements SentFile {
        @Override
        public String fingerprint() {
            return "artifact " + ref;
        }
    }
}
