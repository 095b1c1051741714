package dev.ocelli.core.artifact;

import dev.ocelli.core.base.MediaType;
import java.util.Arrays;

/** What an artifact is; the prefix of its id says so. Source: wire contract A, section 15. */
public enum ArtifactKind {
    IMAGE("img"),
    VIDEO("vid"),
    AUDIO("aud"),
    DOCUMENT("doc"),
    RECONSTRUCTION("recon"),
    /** The body is one http(s) URL as text. */
    URL("url"),
    /** Anything else: tables, JSON, Markdown, zip archives. */
    ARRAY("arr");

    private final String prefix;

    ArtifactKind(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }

    /** The kind with this prefix, written without the underscore. */
    static ArtifactKind ofPrefix(String prefix) {
        return Arrays.stream(values())
                .filter(kind -> kind.prefix.equals(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of artifact: " + prefix));
    }

    /** Whether clients that read this kind take the media type. */
    boolean takes(MediaType type) {
        return switch (this) {
            case IMAGE, VIDEO, AUDIO, DOCUMENT -> of(type) == this;
            case RECONSTRUCTION -> type.equals(MediaType.BINARY);
            case URL, ARRAY -> true;
        };
    }

    /** The kind whose readers take exactly this media type; {@link #ARRAY} for all others. */
    public static ArtifactKind of(MediaType type) {
        return switch (type.value()) {
            case "image/png", "image/jpeg" -> IMAGE;
            case "video/mp4" -> VIDEO;
            case "audio/mpeg" -> AUDIO;
            case "application/pdf" -> DOCUMENT;
            default -> ARRAY;
        };
    }
}
