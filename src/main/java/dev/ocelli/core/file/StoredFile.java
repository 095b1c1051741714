package dev.ocelli.core.file;

import dev.ocelli.core.base.MediaType;
import java.time.Instant;

/**
 * One file of a project; its bytes never change.
 *
 * @param content kind, size and hashes of the bytes
 */
public record StoredFile(
        String id, String projectId, String filename, Purpose purpose, Content content, Instant createdAt) {

    /**
     * @param mediaType told from the bytes
     * @param md5 and {@code sha256}: lower-case hex
     */
    public record Content(MediaType mediaType, long bytes, String md5, String sha256) {}

    public MediaType mediaType() {
        return content.mediaType();
    }

    public long bytes() {
        return content.bytes();
    }

    public String md5() {
        return content.md5();
    }

    public String sha256() {
        return content.sha256();
    }
}
