package dev.ocelli.catalog.model;

import java.nio.file.Path;

/** A pack and whether it can be used now; {@code folder} is where its files lie or would lie. */
public record PackReport(ModelPack pack, State state, Path folder) {
    /** What is there of a pack. */
    public enum State {
        /** In the store. */
        PRESENT,
        /** Comes with Ocelli's libraries. */
        BUILT_IN,
        /** To be pulled. */
        ABSENT
    }

    public boolean usable() {
        return state != State.ABSENT;
    }
}
