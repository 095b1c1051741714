package dev.ocelli.catalog.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A loaded ONNX model with one input and one output of floats. Safe for several threads at once. */
final class OnnxSession implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final String input;
    private final String output;

    private OnnxSession(String name, OrtSession session) {
        this.name = name;
        this.session = session;
        this.input = session.getInputNames().iterator().next();
        this.output = session.getOutputNames().iterator().next();
    }

    /** @param threads cores that one run may use */
    static OnnxSession open(String name, byte[] model, int threads) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            // Pages differ in size: an arena would keep the largest of each shape for ever.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            // Waiting threads would burn a core that another page could use.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new OnnxSession(name, OrtEnvironment.getEnvironment().createSession(model, options));
        } catch (OrtException e) {
            throw failed("could not be loaded", name, e);
        }
    }

    /** Runs on {@code in} (native memory) and writes the answer, which must have exactly {@code outShape}, to {@code out}. */
    void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor from = OnnxTensor.createTensor(environment, in, inShape);
                OnnxTensor to = OnnxTensor.createTensor(environment, out, outShape);
                OrtSession.Result result = session.run(Map.of(input, from), Map.of(output, to))) {
            if (result.size() != 1) {
                throw new OcelliException(ErrorCode.INTERNAL, "The model " + name + " gave no answer.");
            }
        } catch (OrtException e) {
            throw failed("could not be run", name, e);
        }
    }

    /** Runs a model of several outputs on {@code in} (native memory); the floats of each output by its name. */
    Map<String, float[]> runAll(FloatBuffer in, long[] inShape) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor from = OnnxTensor.createTensor(environment, in, inShape);
                OrtSession.Result result = session.run(Map.of(input, from))) {
            var outputs = new LinkedHashMap<String, float[]>();
            for (var output : result) {
                if (output.getValue() instanceof OnnxTensor tensor) {
                    FloatBuffer floats = tensor.getFloatBuffer();
                    float[] copy = new float[floats.remaining()];
                    floats.get(copy);
                    outputs.put(output.getKey(), copy);
                }
            }
            return outputs;
        } catch (OrtException e) {
            throw failed("could not be run", name, e);
        }
    }

    /** Native memory for {@code count} floats, freed with {@code arena}. */
    static FloatBuffer floats(Arena arena, int count) {
        return arena.allocate((long) count * Float.BYTES, Float.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static OcelliException failed(String what, String name, OrtException cause) {
        return new OcelliException(ErrorCode.INTERNAL, null, "The model " + name + " " + what + ".", cause);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed("could not be closed", name, e);
        }
    }
}
