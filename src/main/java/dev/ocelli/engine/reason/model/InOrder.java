package dev.ocelli.engine.reason.model;

import dev.ocelli.core.base.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does several things at a time and gives what came of them in the order of the things. */
final class InOrder {
    private InOrder() {}

    /** When one fails, the rest is interrupted and the first failure in order is thrown. */
    static <A, B> List<B> map(List<A> things, int atATime, Function<A, B> work) {
        if (things.size() < 2 || atATime < 2) {
            return things.stream().map(work).toList();
        }
        var places = new Semaphore(atATime);
        var done = new ArrayList<B>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<B>>();
            for (A thing : things) {
                Callable<B> task = carried(() -> {
                    places.acquire();
                    try {
                        return work.apply(thing);
                    } finally {
                        places.release();
                    }
                });
                running.add(threads.submit(task));
            }
            try {
                for (Future<B> each : running) {
                    done.add(each.get());
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while asking the model", e);
            }
        }
        return done;
    }

    /** The same work with the request's context, which a new thread does not have by itself. */
    private static <B> Callable<B> carried(Callable<B> work) {
        if (!RequestContext.CURRENT.isBound()) {
            return work;
        }
        RequestContext context = RequestContext.CURRENT.get();
        return () -> ScopedValue.where(RequestContext.CURRENT, context).call(work::call);
    }
}
