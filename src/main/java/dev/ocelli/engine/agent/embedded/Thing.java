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
 * @param kind of document, such as {@code invoice}; empty: unknown
 * @param number which of several of its kind in the file, from 1; 0: the only one
 */
record Thing(String name, String title, MediaType type, List<Integer> pages, String kind, int number) {
    Thing {
        pages = List.copyOf(pages);
    }

    static Thing of(Material material) {
        return new Thing(material.name(), material.title(), material.type(), List.of(), "", 0);
    }

    static Thing of(Artifact artifact) {
        return new Thing(artifact.id(), artifact.filename(), artifact.type(), List.of(), "", 0);
    }

    Thing on(List<Integer> some) {
        return new Thing(name, title, type, some, kind, number);
    }

    Thing as(String what, int which, List<Integer> some) {
        return new Thing(name, title, type, some, what, which);
    }

    /** {@code invoice 2}, {@code document}; empty for a whole file. */
    String part() {
        if (pages.isEmpty() && number == 0) {
            return "";
        }
        String what = kind.isEmpty() ? "document" : kind;
        return number == 0 ? kind : what + " " + number;
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
