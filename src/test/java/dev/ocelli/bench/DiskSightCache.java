package dev.ocelli.bench;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.perceive.see.PageSight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps what was seen in a folder, so that a bench of layout alone needs no second OCR. */
final class DiskSightCache implements SightCache {
    private final Path folder;

    DiskSightCache(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<PageSight> find(Key key) {
        var file = file(key);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.MAPPER.readValue(Files.readString(file), PageSight.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(Key key, PageSight sight) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(key), Json.write(sight));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Key key) {
        return folder.resolve(key.contentHash() + "-" + key.options().longerSide() + "-" + key.page() + ".json");
    }
}
