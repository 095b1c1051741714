package dev.ocelli.catalog.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the key-value metadata of an ONNX file: the entries {@code metadata_props} (field 14) of its outermost message.
 *
 * <p>The runtime's own accessor hands text over as modified UTF-8 and so spoils letters beyond U+FFFF.
 */
final class OnnxMetadata {
    private static final int METADATA_FIELD = 14;
    private static final int KEY_FIELD = 1;
    private static final int VALUE_FIELD = 2;
    private static final int BYTES_TYPE = 2;

    private OnnxMetadata() {}

    static Optional<String> find(byte[] model, String key) {
        var message = ByteBuffer.wrap(model);
        while (message.hasRemaining()) {
            int tag = (int) varint(message);
            if ((tag & 7) != BYTES_TYPE) {
                skip(message, tag & 7);
                continue;
            }
            ByteBuffer field = bytes(message);
            if (tag >>> 3 == METADATA_FIELD) {
                String[] entry = entry(field);
                if (entry[0].equals(key)) {
                    return Optional.of(entry[1]);
                }
            }
        }
        return Optional.empty();
    }

    private static String[] entry(ByteBuffer message) {
        String[] entry = {"", ""};
        while (message.hasRemaining()) {
            int tag = (int) varint(message);
            String text = StandardCharsets.UTF_8.decode(bytes(message)).toString();
            if (tag >>> 3 == KEY_FIELD) {
                entry[0] = text;
            } else if (tag >>> 3 == VALUE_FIELD) {
                entry[1] = text;
            }
        }
        return entry;
    }

    private static ByteBuffer bytes(ByteBuffer message) {
        int length = Math.toIntExact(varint(message));
        ByteBuffer field = message.slice(message.position(), length);
        message.position(message.position() + length);
        return field;
    }

    private static void skip(ByteBuffer message, int type) {
        switch (type) {
            case 0 -> varint(message);
            case 1 -> message.position(message.position() + 8);
            case 5 -> message.position(message.position() + 4);
            default -> throw new IllegalArgumentException("not an ONNX file");
        }
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("not an ONNX file");
    }
}
