package dev.ocelli.engine.agent;

import dev.ocelli.core.perception.Perception;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What one run has seen lately, so that its tools may ask again at no cost. Any thread. */
final class Sights {
    private static final int MOST_PAGES = 600;

    private final Map<Key, Perception> kept = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param pages counted from 0, in order; empty: all
     * @param pictures false where a recording was only heard
     */
    record Key(String sha256, Optional<List<Integer>> pages, boolean pictures) {}

    Perception get(Key key, Supplier<Perception> see) {
        synchronized (kept) {
            Perception known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Perception seen = see.get();
        synchronized (kept) {
            kept.put(key, seen);
            var oldest = kept.entrySet().iterator();
            while (pages() > MOST_PAGES && kept.size() > 1) {
                oldest.next();
                oldest.remove();
            }
        }
        return seen;
    }

    private int pages() {
        return kept.values().stream()
                .mapToInt(seen -> Math.max(1, seen.pages().size()))
                .sum();
    }
}
