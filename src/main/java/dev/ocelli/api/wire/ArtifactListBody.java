package dev.ocelli.api.wire;

import java.util.List;

/**
 * {@code GET /v1/artifacts/list}: wire contract A, section 15.
 *
 * @param namespace_id the session's or execution's id
 */
public record ArtifactListBody(String namespace_id, List<Item> items) {
    public ArtifactListBody {
        items = List.copyOf(items);
    }

    /**
     * @param source where it is kept; always {@code store} here
     * @param content_type and {@code bytes}: ours
     */
    public record Item(String object_id, String filename, String source, String content_type, long bytes) {}
}
