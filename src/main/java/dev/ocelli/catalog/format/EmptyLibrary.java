package dev.ocelli.catalog.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A shared library for 64-bit Linux on x86 that holds nothing but its name.
 *
 * <p>Programs that were linked against a library which they never call here (sound servers, screens) start with such an
 * empty one in its place. Layout after the System V ABI, "Object Files" and "Dynamic Linking": one loaded segment with
 * header, name table, an empty symbol table and the dynamic section.
 */
final class EmptyLibrary {
    private static final int HEADER = 64;
    private static final int SEGMENT = 56;
    private static final int SEGMENTS = 3;
    private static final int SYMBOLS_AT = HEADER + SEGMENTS * SEGMENT;
    private static final int SYMBOL = 24;
    private static final int HASH_AT = SYMBOLS_AT + SYMBOL;
    private static final int HASH = 16;
    private static final int DYNAMIC_AT = HASH_AT + HASH;
    private static final int DYNAMIC = 7 * 16;
    private static final int NAMES_AT = DYNAMIC_AT + DYNAMIC;
    private static final int READ_AND_WRITE = 6;
    private static final long PAGE = 0x1000;

    private EmptyLibrary() {}

    /** The file for a library called {@code name}, such as {@code libpulse.so.0}. */
    static byte[] named(String name) {
        byte[] names = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
        var file = ByteBuffer.allocate(NAMES_AT + names.length).order(ByteOrder.LITTLE_ENDIAN);
        header(file);
        segment(file, 1, 0, file.capacity(), PAGE);
        segment(file, 2, DYNAMIC_AT, DYNAMIC, 8);
        segment(file, 0x6474E551, 0, 0, 16);
        file.position(HASH_AT).putInt(1).putInt(1).putInt(0).putInt(0);
        entry(file, 14, 1);
        entry(file, 4, HASH_AT);
        entry(file, 5, NAMES_AT);
        entry(file, 6, SYMBOLS_AT);
        entry(file, 10, names.length);
        entry(file, 11, SYMBOL);
        entry(file, 0, 0);
        file.put(names);
        return file.array();
    }

    private static void header(ByteBuffer file) {
        file.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        file.putShort((short) 3).putShort((short) 62).putInt(1);
        file.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        file.putShort((short) HEADER).putShort((short) SEGMENT).putShort((short) SEGMENTS);
        file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    private static void segment(ByteBuffer file, int kind, long at, long size, long align) {
        file.putInt(kind).putInt(READ_AND_WRITE);
        file.putLong(at).putLong(at).putLong(at).putLong(size).putLong(size).putLong(align);
    }

    private static void entry(ByteBuffer file, long tag, long value) {
        file.putLong(tag).putLong(value);
    }
}
