package dev.ocelli.engine.perceive;

import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.perceive.see.PageSeer;
import dev.ocelli.engine.perceive.see.PageSight;
import dev.ocelli.engine.perceive.see.SightOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees the pages of one opened file: fetches them one after the other, reads them beside each other.
 *
 * <p>At most {@link #AHEAD} fetched pictures wait in memory. Used by one thread, once.
 */
final class SeeingRound {
    private static final Logger LOG = LoggerFactory.getLogger(SeeingRound.class);
    private static final int AHEAD = 3;

    private final PageSeer seer;
    private final SightCache cache;
    private final Source source;
    private final Semaphore room = new Semaphore(AHEAD);
    private final ReentrantLock progressLock = new ReentrantLock();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private int done;
    private @Nullable RuntimeException firstFailure;

    /** The opened file and the hash of its bytes. */
    record Source(OpenDocument document, String contentHash) {}

    SeeingRound(PageSeer seer, SightCache cache, Source source) {
        this.seer = seer;
        this.cache = cache;
        this.source = source;
    }

    /** Sights in the order of {@code pages}. */
    List<PageSight> see(List<Integer> pages, SightOptions options, PerceiveProgress progress) {
        var futures = new ArrayList<Future<PageSight>>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int page : pages) {
                futures.add(start(workers, new SightCache.Key(source.contentHash(), page, options), () -> {
                    progressLock.lock();
                    try {
                        progress.pageDone(++done, pages.size());
                    } finally {
                        progressLock.unlock();
                    }
                }));
            }
        }
        var sights = futures.stream().map(SeeingRound::result).toList();
        if (firstFailure != null && warnings.size() == pages.size()) {
            throw firstFailure;
        }
        return sights;
    }

    /** One sentence for each page that could not be read. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Future<PageSight> start(ExecutorService workers, SightCache.Key key, Runnable whenDone) {
        var known = cache.find(key);
        if (known.isPresent()) {
            return workers.submit(() -> {
                whenDone.run();
                return known.get();
            });
        }
        room.acquireUninterruptibly();
        var taken = take(key);
        return workers.submit(() -> {
            try {
                return taken.map(t -> read(t, key)).orElseGet(() -> PageSight.blank(key.page(), 1));
            } finally {
                room.release();
                whenDone.run();
            }
        });
    }

    private Optional<PageSeer.Taken> take(SightCache.Key key) {
        try {
            return Optional.of(seer.take(source.document().page(key.page()), key.page(), key.options()));
        } catch (RuntimeException e) {
            note(key.page(), e);
            return Optional.empty();
        }
    }

    private PageSight read(PageSeer.Taken taken, SightCache.Key key) {
        try {
            var sight = seer.see(taken, key.options());
            cache.put(key, sight);
            return sight;
        } catch (RuntimeException e) {
            note(key.page(), e);
            return PageSight.blank(key.page(), taken.aspect());
        }
    }

    private void note(int page, RuntimeException e) {
        if (e instanceof OcelliException known) {
            warnings.add("Page " + (page + 1) + " could not be read: " + known.getMessage());
        } else {
            LOG.warn("page {} could not be read", page + 1, e);
            warnings.add("Page " + (page + 1) + " could not be read.");
        }
        synchronized (warnings) {
            firstFailure = firstFailure == null ? e : firstFailure;
        }
    }

    private static PageSight result(Future<PageSight> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading pages", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a page was lost", e);
        }
    }
}
