package dev.ocelli.engine.plan;

import dev.ocelli.core.base.MediaType;
import java.util.OptionalInt;

/** The stored files of projects, as a plan needs them. */
public interface FileLookup {
    /**
     * The file {@code id} of a project.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code NOT_FOUND} when the project has no such file
     */
    Plan.Input find(String projectId, String id);

    /** The same for work that was accepted: also a file that its owner has deleted since. */
    Plan.Input findAccepted(String projectId, String id);

    /** Whether files of this type can be seen or heard. */
    boolean reads(MediaType type);

    /** How many pages a file has; empty when it cannot be opened, which then shows in the run. */
    OptionalInt pageCount(Plan.Input input);
}
