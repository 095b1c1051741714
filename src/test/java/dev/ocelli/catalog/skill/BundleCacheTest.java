package dev.ocelli.catalog.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BundleCacheTest {
    private final AtomicInteger reads = new AtomicInteger();

    private SkillBundle bundle(int bytes) {
        reads.incrementAndGet();
        var files = new TreeMap<String, byte[]>();
        files.put(SkillBundle.SKILL, "Read.".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("resources/a", new byte[bytes]);
        return new BundleReader().read(files);
    }

    @Test
    void large_bundles_push_out_those_used_longest_ago() {
        var cache = new BundleCache(10, 1000);
        cache.get("a", () -> bundle(400));
        cache.get("b", () -> bundle(400));
        cache.get("a", () -> bundle(400));
        cache.get("c", () -> bundle(400));
        assertThat(reads).hasValue(3);
        cache.get("a", () -> bundle(400));
        assertThat(reads).hasValue(3);
        cache.get("b", () -> bundle(400));
        assertThat(reads).hasValue(4);
    }

    @Test
    void a_bundle_over_the_limit_is_not_kept_and_pushes_nothing_out() {
        var cache = new BundleCache(10, 1000);
        cache.get("a", () -> bundle(400));
        cache.get("huge", () -> bundle(2000));
        cache.get("huge", () -> bundle(2000));
        cache.get("a", () -> bundle(400));
        assertThat(reads).hasValue(3);
    }
}
