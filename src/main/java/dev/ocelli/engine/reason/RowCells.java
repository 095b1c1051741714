package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The print of one element of a list, by the key of its column. For building; not shared. */
final class RowCells {
    private final Map<String, List<Span>> byKey = new HashMap<>();

    void add(String key, List<Span> spans) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).addAll(spans);
    }

    void addFirst(String key, List<Span> spans) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).addAll(0, spans);
    }

    List<Span> spans(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    String text(String key) {
        return String.join(" ", spans(key).stream().map(Span::text).toList());
    }
}
