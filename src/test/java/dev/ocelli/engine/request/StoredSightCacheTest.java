package dev.ocelli.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.perceive.see.PageSight;
import dev.ocelli.engine.perceive.see.SightOptions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class StoredSightCacheTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** The cache of a process that has just started. */
    private static SightCache fresh() {
        return new StoredSightCache(new MemorySightCache(1000), DATABASE.database(), InstantSource.system());
    }

    private static SightCache.Key key(int page) {
        return new SightCache.Key("hash", page, new SightOptions(2000, 0.04));
    }

    private static PageSight sight(int page, TextSource source) {
        var box = new BoundingBox(0.1, 0.2, 0.3, 0.04);
        var word = new Word("Total", box, 0.9);
        return new PageSight(
                page, 0.7, 90, source, List.of(new TextLine(List.of(word), box, 0.02, true)), PageSight.Marks.NONE);
    }

    @Test
    void a_page_read_by_ocr_is_there_for_the_next_process() {
        fresh().put(key(20), sight(20, TextSource.OCR));

        assertThat(fresh().find(key(20))).contains(sight(20, TextSource.OCR));
        assertThat(fresh().find(key(21))).isEmpty();
    }

    @Test
    void a_page_that_is_cheap_to_see_is_kept_in_memory_only() {
        SightCache cache = fresh();
        cache.put(key(1), sight(1, TextSource.TEXT_LAYER));

        assertThat(cache.find(key(1))).isPresent();
        assertThat(fresh().find(key(1))).isEmpty();
    }
}
