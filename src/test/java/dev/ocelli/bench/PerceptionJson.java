package dev.ocelli.bench;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Perception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what was seen to a JSON file and reads it back, so that benches of later stages need no OCR. */
public final class PerceptionJson {
    private PerceptionJson() {}

    public static void write(Perception perception, Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, Json.write(perception));
    }

    public static Perception read(Path file) throws IOException {
        return Json.MAPPER.readValue(Files.readString(file), Perception.class);
    }
}
