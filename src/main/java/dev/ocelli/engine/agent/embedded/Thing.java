package dev.ocelli.engine.agent.embedded;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.MediaType;
import java.util.List;

/**
 * A file, or pages of it, that an ask is about.
 *
 * @param name what tools call the file
 * @param pages counted from 1; empty: all
 * @param part what the pages are, such as {@code invoice 2}; empty: the file as a whole
 */
record Thing(String name, String title, MediaType type, List<Integer> pages, String part) {
    Thing {
        pages = List.copyOf(pages);
    }

    static Thing of(Material material) {
        return new Thing(material.name(), material.title(), material.type(), List.of(), "");
    }

    static Thing of(Artifact artifact) {
        return new Thing(artifact.id(), artifact.filename(), artifact.type(), List.of(), "");
    }

    Thing on(List<Integer> some) {
        return new Thing(name, title, type, some, part);
    }

    Thing as(String words, List<Integer> some) {
        return new Thing(name, title, type, some, words);
    }

    boolean isPicture() {
        return type.isImage();
    }

    boolean isRecording() {
        return type.isAudio() || type.isVideo();
    }

    boolean isArtifact() {
        return name.matches("(?:img|doc|vid|aud|arr|url|recon)_[0-9a-f]{6}");
    }
}
