package dev.ocelli.engine.execution;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.FileLookup;
import dev.ocelli.engine.plan.Plan;
import java.util.OptionalInt;

/** No file has pages. */
final class NoPages implements FileLookup {
    @Override
    public Plan.Input find(String projectId, String id) {
        throw new OcelliException(ErrorCode.NOT_FOUND, "There is no file.");
    }

    @Override
    public Plan.Input findAccepted(String projectId, String id) {
        return find(projectId, id);
    }

    @Override
    public boolean reads(MediaType type) {
        return false;
    }

    @Override
    public OptionalInt pageCount(Plan.Input input) {
        return OptionalInt.empty();
    }
}
