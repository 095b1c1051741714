package dev.ocelli.catalog.skill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The bundles used last, by id; versions never change, so an entry is never stale. Guarded by its own lock. */
final class BundleCache {
    private static final int ENTRIES = 64;

    private final Map<String, SkillBundle> bundles = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SkillBundle> eldest) {
            return size() > ENTRIES;
        }
    };

    SkillBundle get(String id, Supplier<SkillBundle> read) {
        synchronized (bundles) {
            SkillBundle known = bundles.get(id);
            if (known != null) {
                return known;
            }
        }
        SkillBundle bundle = read.get();
        synchronized (bundles) {
            bundles.put(id, bundle);
        }
        return bundle;
    }

    void forget(String id) {
        synchronized (bundles) {
            bundles.remove(id);
        }
    }
}
