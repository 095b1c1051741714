package dev.ocelli.engine.perceive.hear;

import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the stretches heard last, up to a number in all. Every method holds this object's lock but for the work. */
public final class MemoryHeardCache implements HeardCache {
    private final Map<Key, Heard> stretches;
    private final Map<Key, Survey> surveys;

    /** @param most stretches that are kept, about 5 kB each */
    public MemoryHeardCache(int most) {
        this.stretches = bounded(most);
        this.surveys = bounded(Math.max(1, most / 100));
    }

    @SuppressWarnings("serial")
    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public Survey survey(Key key, Supplier<Survey> work) {
        synchronized (this) {
            Survey known = surveys.get(key);
            if (known != null) {
                return known;
            }
        }
        Survey made = work.get();
        synchronized (this) {
            surveys.put(key, made);
        }
        return made;
    }

    @Override
    public synchronized Optional<Heard> find(Key key) {
        return Optional.ofNullable(stretches.get(key));
    }

    @Override
    public synchronized void put(Key key, Heard heard) {
        stretches.put(key, heard);
    }
}
