package dev.ocelli.engine.plan;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.StoredFile;
import java.util.OptionalInt;

/** {@link FileLookup} over the stored files and the formats of this server. */
public record StoredInputs(Files files, Formats formats) implements FileLookup {
    @Override
    public Plan.Input find(String projectId, String id) {
        return input(files.get(projectId, id));
    }

    @Override
    public Plan.Input findAccepted(String projectId, String id) {
        return files.forWork(id)
                .filter(file -> file.projectId().equals(projectId))
                .map(this::input)
                .orElseGet(() -> find(projectId, id));
    }

    private Plan.Input input(StoredFile file) {
        return new Plan.Input(files.path(file), file.mediaType(), file.filename());
    }

    @Override
    public boolean reads(MediaType type) {
        return formats.reads(type) || Media.holds(type);
    }

    @Override
    public OptionalInt pageCount(Plan.Input input) {
        try (var document = formats.open(input.file(), input.type())) {
            return OptionalInt.of(document.pageCount());
        } catch (OcelliException e) {
            return OptionalInt.empty(); // the run says it, in its own place
        }
    }
}
