package dev.ocelli.engine.reason;

import dev.ocelli.bench.PerceptionJson;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reads only the lists of objects of a schema from stored perceptions: {@code PERCEPTIONS SCHEMA OUT}. */
public final class RowBench {
    private RowBench() {}

    public static void main(String[] args) throws IOException {
        var schema = JsonSchema.parse(Json.parse(Files.readString(Path.of(args[1]))));
        var rows = SchemaFields.of((ObjectShape) schema.shape(), List.of()).rows();
        var reader = new EmbeddedRowReader(Lexicon.load());
        try (var files = Files.list(Path.of(args[0]))) {
            for (Path file : files.sorted().toList()) {
                var perception = PerceptionJson.read(file);
                ObjectNode answer = Json.object();
                for (RowSpec spec : rows) {
                    var list = answer.putArray(spec.pointer().substring(1));
                    for (var row : reader.read(spec, perception)) {
                        var element = list.addObject();
                        row.forEach((pointer, reading) -> element.set(pointer.substring(1), reading.value()));
                    }
                }
                Files.createDirectories(Path.of(args[2]));
                Files.writeString(Path.of(args[2], file.getFileName().toString()), Json.pretty(answer));
            }
        }
    }
}
