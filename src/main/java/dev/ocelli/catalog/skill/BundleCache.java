package dev.ocelli.catalog.skill;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The bundles used last, by id, bounded by number and by bytes; versions never change, so an entry is never stale.
 * Guarded by its own lock.
 */
final class BundleCache {
    private final Map<String, Entry> bundles = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final long mostBytes;
    private long bytes;

    BundleCache() {
        this(256, 64L << 20);
    }

    /** @param mostBytes of all files together; a larger bundle is never kept */
    BundleCache(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    private record Entry(SkillBundle bundle, long bytes) {}

    SkillBundle get(String id, Supplier<SkillBundle> read) {
        synchronized (bundles) {
            Entry known = bundles.get(id);
            if (known != null) {
                return known.bundle();
            }
        }
        SkillBundle bundle = read.get();
        put(id, bundle);
        return bundle;
    }

    private void put(String id, SkillBundle bundle) {
        long size =
                bundle.files().values().stream().mapToLong(file -> file.length).sum();
        if (size > mostBytes) {
            return;
        }
        synchronized (bundles) {
            forget(id);
            bundles.put(id, new Entry(bundle, size));
            bytes += size;
            Iterator<Entry> eldest = bundles.values().iterator();
            while (bundles.size() > most || bytes > mostBytes) {
                bytes -= eldest.next().bytes();
                eldest.remove();
            }
        }
    }

    void forget(String id) {
        synchronized (bundles) {
            Entry old = bundles.remove(id);
            bytes -= old == null ? 0 : old.bytes();
        }
    }
}
