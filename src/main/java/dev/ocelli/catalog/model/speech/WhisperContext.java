package dev.ocelli.catalog.model.speech;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One loaded model in native memory. For one thread at a time; {@link #close} frees it. */
final class WhisperContext implements AutoCloseable {
    /** Rounds of 20 milliseconds that the encoder looks at when nothing else is said. */
    static final int WHOLE_WINDOW = 1500;

    private static final double HUNDREDTH = 0.01;

    private final Arena arena = Arena.ofShared();
    private final WhisperFunctions whisper;
    private final MemorySegment context;

    /** @param audioContext rounds of 20 ms that the encoder looks at */
    record Settings(int threads, int audioContext, String language, String prompt, boolean translate) {}

    /** One token of text; times in seconds, negative when unknown. */
    @SuppressWarnings("ArrayRecordComponent") // thousands of short ones, never compared
    record Token(byte[] text, double from, double to, double probability) {}

    record Segment(double from, double to, List<Token> tokens) {}

    record Output(String language, List<Segment> segments) {}

    private interface Call<T> {
        T run() throws Throwable;
    }

    /** @param cache where the library is unpacked */
    WhisperContext(Path model, Path cache) {
        try {
            whisper = new WhisperFunctions(WhisperLibrary.load(cache, arena));
            context = call(() -> open(model));
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private MemorySegment open(Path model) throws Throwable {
        MemorySegment defaults =
                ((MemorySegment) whisper.defaultContext.invokeExact()).reinterpret(WhisperFunctions.CONTEXT.byteSize());
        MemorySegment parameters = ((MemorySegment) whisper.defaultParameters.invokeExact(WhisperFunctions.GREEDY))
                .reinterpret(WhisperFunctions.PARAMETERS.byteSize());
        if (!WhisperFunctions.layoutFits(parameters, defaults)) {
            throw new OcelliException(ErrorCode.INTERNAL, "The speech library is of another version than expected.");
        }
        whisper.setLog.invokeExact(silence(), MemorySegment.NULL);
        try (Arena call = Arena.ofConfined()) {
            MemorySegment chosen = call.allocate(WhisperFunctions.CONTEXT).copyFrom(defaults);
            chosen.set(JAVA_BOOLEAN, WhisperFunctions.offset(WhisperFunctions.CONTEXT, "use_gpu"), false);
            var opened = (MemorySegment) whisper.open.invokeExact(call.allocateFrom(model.toString()), chosen);
            if (opened.equals(MemorySegment.NULL)) {
                throw new OcelliException(ErrorCode.INTERNAL, "The speech model could not be loaded.");
            }
            return opened;
        }
    }

    /** A function that takes the library's log lines and drops them. */
    private MemorySegment silence() {
        var type = MethodType.methodType(void.class, int.class, MemorySegment.class, MemorySegment.class);
        return Linker.nativeLinker()
                .upcallStub(MethodHandles.empty(type), FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS), arena);
    }

    boolean isMultilingual() {
        return call(() -> (int) whisper.isMultilingual.invokeExact(context) != 0);
    }

    /** Hears samples of 16 kHz, mono. */
    Output hear(float[] samples, Settings settings) {
        return call(() -> {
            try (Arena call = Arena.ofConfined()) {
                MemorySegment parameters = parameters(settings, call);
                MemorySegment sound = call.allocateFrom(JAVA_FLOAT, samples);
                int failure = (int) whisper.full.invokeExact(context, parameters, sound, samples.length);
                if (failure != 0) {
                    throw new OcelliException(
                            ErrorCode.INTERNAL, "The speech model failed with the code " + failure + ".");
                }
                return output(call);
            }
        });
    }

    private MemorySegment parameters(Settings settings, Arena call) throws Throwable {
        MemorySegment defaults = ((MemorySegment) whisper.defaultParameters.invokeExact(WhisperFunctions.GREEDY))
                .reinterpret(WhisperFunctions.PARAMETERS.byteSize());
        MemorySegment chosen = call.allocate(WhisperFunctions.PARAMETERS).copyFrom(defaults);
        number(chosen, "n_threads", settings.threads());
        number(chosen, "audio_ctx", settings.audioContext() == WHOLE_WINDOW ? 0 : settings.audioContext());
        flag(chosen, "print_progress", false);
        flag(chosen, "print_timestamps", false);
        flag(chosen, "no_context", true);
        flag(chosen, "token_timestamps", true);
        flag(chosen, "translate", settings.translate());
        text(chosen, "language", call.allocateFrom(settings.language().isEmpty() ? "auto" : settings.language()));
        if (!settings.prompt().isEmpty()) {
            text(chosen, "initial_prompt", call.allocateFrom(settings.prompt()));
        }
        return chosen;
    }

    private static void number(MemorySegment parameters, String field, int value) {
        parameters.set(JAVA_INT, WhisperFunctions.offset(WhisperFunctions.PARAMETERS, field), value);
    }

    private static void flag(MemorySegment parameters, String field, boolean value) {
        parameters.set(JAVA_BOOLEAN, WhisperFunctions.offset(WhisperFunctions.PARAMETERS, field), value);
    }

    private static void text(MemorySegment parameters, String field, MemorySegment value) {
        parameters.set(ADDRESS, WhisperFunctions.offset(WhisperFunctions.PARAMETERS, field), value);
    }

    private Output output(Arena call) throws Throwable {
        int endOfText = (int) whisper.endOfText.invokeExact(context);
        int count = (int) whisper.segmentCount.invokeExact(context);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double from = (long) whisper.segmentStart.invokeExact(context, i) * HUNDREDTH;
            double to = (long) whisper.segmentEnd.invokeExact(context, i) * HUNDREDTH;
            segments.add(new Segment(from, to, tokens(i, endOfText, call)));
        }
        var language = (MemorySegment) whisper.languageWord.invokeExact((int) whisper.languageId.invokeExact(context));
        return new Output(
                language.equals(MemorySegment.NULL)
                        ? ""
                        : new String(bytes(language), java.nio.charset.StandardCharsets.US_ASCII),
                segments);
    }

    /** The tokens of text of one segment; special ones are left out. */
    private List<Token> tokens(int segment, int endOfText, Arena call) throws Throwable {
        int count = (int) whisper.tokenCount.invokeExact(context, segment);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var token = (MemorySegment)
                    whisper.tokenData.invokeExact((java.lang.foreign.SegmentAllocator) call, context, segment, i);
            if (token.get(JAVA_INT, WhisperFunctions.offset(WhisperFunctions.TOKEN, "id")) < endOfText) {
                var text = (MemorySegment) whisper.tokenText.invokeExact(context, segment, i);
                tokens.add(new Token(
                        bytes(text),
                        token.get(JAVA_LONG, WhisperFunctions.offset(WhisperFunctions.TOKEN, "t0")) * HUNDREDTH,
                        token.get(JAVA_LONG, WhisperFunctions.offset(WhisperFunctions.TOKEN, "t1")) * HUNDREDTH,
                        token.get(JAVA_FLOAT, WhisperFunctions.offset(WhisperFunctions.TOKEN, "p"))));
            }
        }
        return tokens;
    }

    /** The bytes of a C string; a token may end in the middle of a character. */
    private static byte[] bytes(MemorySegment text) {
        MemorySegment unbounded = text.reinterpret(Integer.MAX_VALUE);
        var out = new ByteArrayOutputStream();
        for (long i = 0; unbounded.get(JAVA_BYTE, i) != 0; i++) {
            out.write(unbounded.get(JAVA_BYTE, i));
        }
        return out.toByteArray();
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // method handles declare it; the functions themselves throw nothing
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        call(() -> {
            whisper.free.invokeExact(context);
            return true;
        });
        arena.close();
    }
}
