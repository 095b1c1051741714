package dev.ocelli.catalog.model.speech;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.SpeechSegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Whisper in this process.
 *
 * <p>One stretch is heard at a time, on a thread of its own: callers on virtual threads wait without holding one of the
 * few carrier threads. The queue is first come first served, so that long and short recordings take turns stretch by
 * stretch.
 */
final class WhisperModel implements SpeechModel, AutoCloseable {
    /** Sound is heard in a frame this much longer than itself (rounds of 20 ms); without it the end is misheard. */
    private static final int MARGIN = 64;

    private static final int SHORTEST = 512;
    private static final int SAMPLES_A_ROUND = RATE / 50;

    private final String name;
    private final int threads;
    private final WhisperContext context;
    private final ExecutorService queue = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("speech").factory());

    /**
     * @param model a file of whisper.cpp
     * @param cache where the library is unpacked
     * @param threads cores that one stretch may use
     */
    WhisperModel(String name, Path model, Path cache, int threads) {
        this.name = name;
        this.threads = threads;
        this.context = new WhisperContext(model, cache);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Heard hear(float[] samples, Hint hint) {
        if (samples.length > MOST_SECONDS * RATE) {
            throw new IllegalArgumentException("more than " + MOST_SECONDS + " seconds at once");
        }
        try {
            return await(queue.submit(() -> now(samples, hint)));
        } catch (RejectedExecutionException e) {
            throw stopped(e);
        }
    }

    private static Heard await(Future<Heard> heard) {
        try {
            return heard.get();
        } catch (InterruptedException e) {
            heard.cancel(false);
            Thread.currentThread().interrupt();
            throw stopped(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OcelliException known) {
                throw known;
            }
            throw new OcelliException(ErrorCode.INTERNAL, null, "The speech model failed.", e);
        }
    }

    private static OcelliException stopped(Exception cause) {
        return new OcelliException(ErrorCode.OVERLOADED, null, "The work was stopped; send it again later.", cause);
    }

    private Heard now(float[] samples, Hint hint) {
        int rounds = (samples.length + SAMPLES_A_ROUND - 1) / SAMPLES_A_ROUND;
        int frame = Math.min(WhisperContext.WHOLE_WINDOW, Math.max(SHORTEST, rounds + MARGIN));
        String language = context.isMultilingual() ? hint.language() : "en";
        var settings = new WhisperContext.Settings(
                threads, frame, language, hint.before(), hint.translate() && context.isMultilingual());
        var output = context.hear(padded(samples), settings);
        double seconds = (double) samples.length / RATE;
        List<SpeechSegment> segments = output.segments().stream()
                .map(segment -> HeardWords.segment(segment, seconds))
                .flatMap(Optional::stream)
                .toList();
        return new Heard(context.isMultilingual() ? output.language() : "en", segments);
    }

    /** The library hears nothing shorter than a second. */
    private static float[] padded(float[] samples) {
        return samples.length >= RATE + RATE / 10 ? samples : Arrays.copyOf(samples, RATE + RATE / 10);
    }

    @Override
    public void close() {
        queue.close();
        context.close();
    }
}
