package dev.ocelli.core.store;

import java.nio.file.Path;

/** Where the database is. */
public sealed interface DatabaseSource {
    /** A server of our own below this folder; one process owns it. */
    record Embedded(Path folder) implements DatabaseSource {}

    /** The same folder's server, shared with the process that owns it; started when nobody runs it. */
    record Joined(Path folder) implements DatabaseSource {}

    /** A PostgreSQL that somebody else runs; the JDBC URL carries user and password. */
    record Given(String jdbcUrl) implements DatabaseSource {
        @Override
        public String toString() {
            return "Given[" + jdbcUrl.replaceAll("\\?.*", "?…").replaceAll("//[^/@]*@", "//…@") + "]";
        }
    }
}
