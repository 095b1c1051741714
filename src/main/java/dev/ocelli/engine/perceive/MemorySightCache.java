package dev.ocelli.engine.perceive;

import dev.ocelli.engine.perceive.see.PageSight;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the pages used last, up to a number of words in all; words are what takes the room.
 *
 * <p>Every method holds this object's lock.
 */
public final class MemorySightCache implements SightCache {
    private final int mostWords;
    private final Map<Key, PageSight> sights = new LinkedHashMap<>(16, 0.75f, true);
    private long words;

    /** @param mostWords about 200 bytes of memory each */
    public MemorySightCache(int mostWords) {
        this.mostWords = mostWords;
    }

    @Override
    public synchronized Optional<PageSight> find(Key key) {
        return Optional.ofNullable(sights.get(key));
    }

    @Override
    public synchronized void put(Key key, PageSight sight) {
        var old = sights.put(key, sight);
        words += weight(sight) - (old == null ? 0 : weight(old));
        Iterator<PageSight> oldest = sights.values().iterator();
        while (words > mostWords && oldest.hasNext()) {
            words -= weight(oldest.next());
            oldest.remove();
        }
    }

    private static int weight(PageSight sight) {
        return 10
                + sight.marks().rulings().size()
                + sight.lines().stream().mapToInt(l -> l.words().size()).sum();
    }
}
