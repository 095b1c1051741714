package dev.ocelli.catalog.model.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Silero VAD 6, the model that takes many rounds at once: each round with the last 64 samples before it, and the state of
 * the recurrent layer handed on from call to call.
 */
final class SileroVoices implements VoiceDetector, AutoCloseable {
    private static final int BEFORE = 64;
    private static final int STATE = 128;
    private static final long[] STATE_SHAPE = {1, 1, STATE};
    /** Rounds of one run of the model: 8 seconds of sound. */
    private static final int MOST_ROUNDS = 256;

    private final OrtSession session;
    private final Semaphore gate = new Semaphore(1, true);

    SileroVoices(byte[] model) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            session = OrtEnvironment.getEnvironment().createSession(model, options);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    @Override
    public String name() {
        return "silero-vad 6";
    }

    @Override
    public Listening listen() {
        return new Run();
    }

    private static OcelliException failed(OrtException cause) {
        return new OcelliException(ErrorCode.INTERNAL, null, "The voice detector could not be run.", cause);
    }

    private final class Run implements Listening {
        private final float[] before = new float[BEFORE];
        private float[] hidden = new float[STATE];
        private float[] cell = new float[STATE];

        @Override
        public float[] hear(float[] samples) {
            int rounds = (samples.length + ROUND - 1) / ROUND;
            float[] likely = new float[rounds];
            for (int from = 0; from < rounds; from += MOST_ROUNDS) {
                int count = Math.min(MOST_ROUNDS, rounds - from);
                gate.acquireUninterruptibly();
                try {
                    System.arraycopy(run(samples, from, count), 0, likely, from, count);
                } finally {
                    gate.release();
                }
            }
            return likely;
        }

        private float[] run(float[] samples, int firstRound, int rounds) {
            float[] rows = new float[rounds * (BEFORE + ROUND)];
            for (int i = 0; i < rounds; i++) {
                int row = i * (BEFORE + ROUND);
                System.arraycopy(before, 0, rows, row, BEFORE);
                int start = (firstRound + i) * ROUND;
                System.arraycopy(samples, start, rows, row + BEFORE, Math.min(ROUND, samples.length - start));
                System.arraycopy(rows, row + ROUND, before, 0, BEFORE);
            }
            var environment = OrtEnvironment.getEnvironment();
            try (var input = OnnxTensor.createTensor(
                            environment, FloatBuffer.wrap(rows), new long[] {rounds, BEFORE + ROUND});
                    var h = OnnxTensor.createTensor(environment, FloatBuffer.wrap(hidden), STATE_SHAPE);
                    var c = OnnxTensor.createTensor(environment, FloatBuffer.wrap(cell), STATE_SHAPE);
                    var result = session.run(Map.of("input", input, "h", h, "c", c))) {
                hidden = numbers(result, "hn");
                cell = numbers(result, "cn");
                return Arrays.copyOf(numbers(result, "speech_probs"), rounds);
            } catch (OrtException e) {
                throw failed(e);
            }
        }

        private static float[] numbers(OrtSession.Result result, String name) {
            var tensor = (OnnxTensor) result.get(name).orElseThrow();
            var buffer = tensor.getFloatBuffer();
            float[] out = new float[buffer.remaining()];
            buffer.get(out);
            return out;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }
}
