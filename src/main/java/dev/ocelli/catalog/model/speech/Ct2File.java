package dev.ocelli.catalog.model.speech;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A model file of CTranslate2, version 6: little-endian, a table of named tensors.
 *
 * <p>Layout as its {@code model_spec.py} writes it (version, specification, revision, then for each variable its name,
 * rank, dimensions, type, byte count and bytes). Mapped into memory; for one thread.
 */
final class Ct2File implements Closeable {
    private static final int VERSION = 6;
    private static final int FLOAT32 = 0;
    private static final int FLOAT16 = 4;
    private static final int MOST_VARIABLES = 100_000;
    private static final int MOST_RANK = 8;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena;
    private final MemorySegment bytes;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final String specification;
    private long at;

    /** One tensor: its dimensions, slowest first, and where its numbers lie in the file. */
    record Tensor(List<Integer> dimensions, int type, long offset, long byteCount) {
        Tensor {
            dimensions = List.copyOf(dimensions);
        }

        int count() {
            return dimensions.stream().reduce(1, Math::multiplyExact);
        }

        /** Numbers of the fastest dimension. */
        int rowLength() {
            return dimensions.getLast();
        }
    }

    private Ct2File(Arena arena, MemorySegment bytes) throws IOException {
        this.arena = arena;
        this.bytes = bytes;
        if (integer() != VERSION) {
            throw new IOException("it is not a CTranslate2 model of version " + VERSION);
        }
        this.specification = word();
        integer();
        int count = integer();
        if (count < 0 || count > MOST_VARIABLES) {
            throw new IOException("it names " + count + " tensors");
        }
        for (int i = 0; i < count; i++) {
            readTensor();
        }
    }

    static Ct2File open(Path file) throws IOException {
        Arena arena = Arena.ofConfined();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Ct2File(arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IndexOutOfBoundsException e) {
            arena.close();
            throw new IOException("it ends in the middle", e);
        } catch (IOException e) {
            arena.close();
            throw e;
        }
    }

    private void readTensor() throws IOException {
        String name = word();
        int rank = bytes.get(ValueLayout.JAVA_BYTE, at++) & 0xFF;
        if (rank > MOST_RANK) {
            throw new IOException("the tensor " + name + " has " + rank + " dimensions");
        }
        List<Integer> dimensions =
                IntStream.range(0, rank).mapToObj(i -> integer()).toList();
        int type = bytes.get(ValueLayout.JAVA_BYTE, at++) & 0xFF;
        long byteCount = Integer.toUnsignedLong(integer());
        tensors.put(name, new Tensor(dimensions, type, at, byteCount));
        at += byteCount;
    }

    /** The kind of network, such as {@code WhisperSpec}. */
    String specification() {
        return specification;
    }

    boolean has(String name) {
        return tensors.containsKey(name);
    }

    Tensor tensor(String name) throws IOException {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IOException("it lacks the tensor " + name);
        }
        return tensor;
    }

    /** A number such as the count of attention heads. */
    int number(String name) throws IOException {
        return bytes.get(SHORT, tensor(name).offset());
    }

    /** {@code count} numbers of a tensor from index {@code from} on, in the file's order. */
    float[] numbers(Tensor tensor, int from, int count) throws IOException {
        float[] out = new float[count];
        switch (tensor.type()) {
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = Float.float16ToFloat(bytes.get(SHORT, tensor.offset() + 2L * (from + i)));
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = Float.intBitsToFloat(bytes.get(INT, tensor.offset() + 4L * (from + i)));
                }
            }
            default -> throw new IOException("it holds numbers of type " + tensor.type() + "; expected floats");
        }
        return out;
    }

    private int integer() {
        int value = bytes.get(INT, at);
        at += Integer.BYTES;
        return value;
    }

    private String word() {
        int length = bytes.get(SHORT, at) & 0xFFFF;
        at += Short.BYTES;
        byte[] text = bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
        at += length;
        return new String(text, 0, Math.max(0, length - 1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        arena.close();
    }
}
