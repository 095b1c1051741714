package dev.ocelli.engine.request;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.FileLookup;
import dev.ocelli.engine.plan.Plan;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Files whose id is their name; those that begin with {@code no} do not exist, {@code .wav} ones are sound. */
final class FakeFiles implements FileLookup {
    @Override
    public Plan.Input find(String projectId, String id) {
        if (id.startsWith("no")) {
            throw new OcelliException(ErrorCode.NOT_FOUND, "file_id", "There is no file with id '" + id + "'.");
        }
        MediaType type = id.endsWith(".wav") ? new MediaType("audio/wav") : MediaType.PDF;
        return new Plan.Input(Path.of(id), type, id);
    }

    @Override
    public Plan.Input findAccepted(String projectId, String id) {
        return find(projectId, id);
    }

    @Override
    public boolean reads(MediaType type) {
        return !type.isAudio();
    }

    @Override
    public OptionalInt pageCount(Plan.Input input) {
        return input.name().startsWith("damaged")
                ? OptionalInt.empty()
                : OptionalInt.of(FakeStages.pageCount(input.name()));
    }
}
