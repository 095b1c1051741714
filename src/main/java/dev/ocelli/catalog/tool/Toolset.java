package dev.ocelli.catalog.tool;

import java.util.Arrays;
import java.util.Optional;

/** A named group of tools. Source: wire contract B, section 6. */
public enum Toolset {
    CORE("core"),
    IMAGE("image"),
    IMAGE_GEN("image-gen"),
    WORLD_GEN("world-gen"),
    VIZ("viz"),
    DOCUMENT("document"),
    VIDEO("video"),
    WEB("web");

    private final String wireName;

    Toolset(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Also in the older spelling with an underscore. */
    public static Optional<Toolset> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(toolset -> toolset.wireName.equals(name.replace('_', '-')))
                .findFirst();
    }
}
