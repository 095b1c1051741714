package dev.ocelli.api.http;

import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.Purpose;
import java.io.InputStream;

/** Takes the files that come with a request into a project; in the product this is {@code Files}. */
public interface FileIntake {
    /** Stores bytes and gives the file's id. */
    String store(String projectId, String filename, InputStream bytes);

    /**
     * Fetches a web address and gives the file's id.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code URL_REFUSED}, {@code FETCH_FAILED}, {@code TOO_LARGE}
     */
    String fetch(String projectId, String url);

    /** Into the stored files. */
    static FileIntake into(Files files) {
        return new FileIntake() {
            @Override
            public String store(String projectId, String filename, InputStream bytes) {
                return files.accept(projectId, filename, Purpose.VISION, bytes).id();
            }

            @Override
            public String fetch(String projectId, String url) {
                return files.fetch(projectId, url).id();
            }
        };
    }
}
