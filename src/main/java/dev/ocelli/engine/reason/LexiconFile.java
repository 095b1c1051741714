package dev.ocelli.engine.reason;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One YAML value of the lexicon; absent entries read as empty. */
record LexiconFile(@Nullable Object value) {

    static LexiconFile read(String name) {
        String path = "/ocelli/lexicon/" + name;
        try (InputStream in = LexiconFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + path);
            }
            var settings = LoadSettings.builder().setLabel(path).build();
            return new LexiconFile(new Load(settings).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LexiconFile child(String key) {
        return new LexiconFile(value instanceof Map<?, ?> map ? map.get(key) : null);
    }

    List<LexiconFile> list() {
        return value instanceof List<?> list
                ? list.stream().map(LexiconFile::new).toList()
                : List.of();
    }

    String string(String key) {
        Object text = child(key).value;
        return text == null ? "" : String.valueOf(text);
    }

    List<String> strings(String key) {
        return child(key).list().stream().map(e -> String.valueOf(e.value)).toList();
    }

    void each(BiConsumer<String, LexiconFile> entries) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> entries.accept(String.valueOf(k), new LexiconFile(v)));
        }
    }

    /** A map of lists of strings, in the file's order. */
    Map<String, List<String>> lists() {
        var lists = new LinkedHashMap<String, List<String>>();
        each((k, v) ->
                lists.put(k, v.list().stream().map(e -> String.valueOf(e.value)).toList()));
        return lists;
    }

    Map<String, Integer> numbers() {
        var numbers = new LinkedHashMap<String, Integer>();
        each((k, v) -> numbers.put(k, v.value instanceof Number n ? n.intValue() : 0));
        return numbers;
    }
}
