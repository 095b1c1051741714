package dev.ocelli.engine.evaluate;

import dev.ocelli.core.base.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of two bundles that differ, line by line where they are text. */
final class FileDiff {
    /** Longer texts count as bytes. */
    private static final int MOST_BYTES = 512 << 10;

    private FileDiff() {}

    /**
     * A list of {@code path}, {@code change} ({@code added removed changed}) and {@code lines} as {@link LineDiff} writes
     * them; files that are no text have their sizes {@code bytes_from} and {@code bytes_to} instead.
     */
    static ArrayNode of(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        ArrayNode files = Json.array();
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            byte @Nullable [] old = before.get(path);
            byte @Nullable [] now = after.get(path);
            if (old == null || now == null || !Arrays.equals(old, now)) {
                files.add(changed(path, old, now));
            }
        }
        return files;
    }

    private static ObjectNode changed(String path, byte @Nullable [] old, byte @Nullable [] now) {
        ObjectNode file = Json.object()
                .put("path", path)
                .put("change", old == null ? "added" : now == null ? "removed" : "changed");
        Optional<String> was = old == null ? Optional.of("") : text(old);
        Optional<String> is = now == null ? Optional.of("") : text(now);
        if (was.isPresent() && is.isPresent()) {
            ArrayNode lines = file.putArray("lines");
            LineDiff.of(was.get(), is.get()).forEach(lines::add);
        } else {
            file.put("bytes_from", old == null ? 0 : old.length).put("bytes_to", now == null ? 0 : now.length);
        }
        return file;
    }

    private static Optional<String> text(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
