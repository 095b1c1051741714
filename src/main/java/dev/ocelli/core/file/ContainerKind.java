package dev.ocelli.core.file;

import dev.ocelli.core.base.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Tells office files inside the two container formats apart by the names of their parts. */
final class ContainerKind {
    private static final int MOST_LOCAL_ENTRIES = 64;
    private static final int MOST_DIRECTORY_SECTORS = 256;
    private static final int OLE_ENTRY_BYTES = 128;
    private static final int OLE_HEADER_BYTES = 512;
    private static final long OLE_SIGNATURE = 0xE11AB1A1E011CFD0L;
    private static final long MOST_MIMETYPE_BYTES = 128;

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";

    /** A part or stream whose presence tells the kind; the first that is present counts. */
    private record Mark(String part, MediaType type) {
        static Mark of(String part, String type) {
            return new Mark(part, new MediaType(type));
        }
    }

    private static final List<Mark> ZIP_PARTS = List.of(
            Mark.of("word/document.xml", OPEN_XML + "wordprocessingml.document"),
            Mark.of("xl/workbook.xml", OPEN_XML + "spreadsheetml.sheet"),
            Mark.of("ppt/presentation.xml", OPEN_XML + "presentationml.presentation"),
            Mark.of("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroenabled.12"));

    private static final List<Mark> OLE_PARTS = List.of(
            Mark.of("EncryptedPackage", "application/x-tika-ooxml-protected"),
            Mark.of("WordDocument", "application/msword"),
            Mark.of("Workbook", "application/vnd.ms-excel"),
            Mark.of("Book", "application/vnd.ms-excel"),
            Mark.of("PowerPoint Document", "application/vnd.ms-powerpoint"),
            Mark.of("__properties_version1.0", "application/vnd.ms-outlook"));

    private ContainerKind() {}

    static boolean isZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    static boolean isOle(byte[] head) {
        return head.length >= OLE_HEADER_BYTES
                && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong(0) == OLE_SIGNATURE;
    }

    /** Empty when the archive is damaged or a plain one. */
    static Optional<MediaType> ofZip(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            var declared = zip.getEntry("mimetype");
            if (declared != null) {
                try (var in = zip.getInputStream(declared)) {
                    return typeIn(in.readNBytes((int) MOST_MIMETYPE_BYTES));
                }
            }
            return first(ZIP_PARTS, part -> zip.getEntry(part) != null);
        } catch (IOException | IllegalArgumentException damagedList) {
            return ofDamagedZip(file);
        }
    }

    /** A cut-off archive has lost its list at the end, but each part still names itself. */
    private static Optional<MediaType> ofDamagedZip(Path file) {
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (int i = 0; i < MOST_LOCAL_ENTRIES; i++) {
                var entry = zip.getNextEntry();
                if (entry == null) {
                    break;
                }
                Optional<MediaType> type = first(ZIP_PARTS, entry.getName()::equals);
                if (type.isPresent()) {
                    return type;
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<MediaType> first(List<Mark> marks, Predicate<String> present) {
        return marks.stream()
                .filter(mark -> present.test(mark.part()))
                .map(Mark::type)
                .findFirst();
    }

    private static Optional<MediaType> typeIn(byte[] text) {
        try {
            return Optional.of(new MediaType(new String(text, StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException notAType) {
            return Optional.empty();
        }
    }

    /** Reads the directory chain of a compound file ([MS-CFB] 2.2 and 2.6); empty when no known stream is named. */
    static Optional<MediaType> ofOle(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Set<String> names = streamNames(channel);
            return first(OLE_PARTS, names::contains);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Set<String> streamNames(FileChannel channel) throws IOException {
        ByteBuffer header = read(channel, 0, OLE_HEADER_BYTES);
        int shift = header.getShort(0x1E) & 0xFFFF;
        Set<String> names = new HashSet<>();
        if (shift < 7 || shift > 16) {
            return names;
        }
        int sectorBytes = 1 << shift;
        int sector = header.getInt(0x30);
        for (int i = 0; i < MOST_DIRECTORY_SECTORS && sector >= 0; i++) {
            ByteBuffer directory = read(channel, (sector + 1L) * sectorBytes, sectorBytes);
            addNames(directory, names);
            sector = next(channel, header, sector, sectorBytes);
        }
        return names;
    }

    private static void addNames(ByteBuffer directory, Set<String> names) {
        for (int at = 0; at + OLE_ENTRY_BYTES <= directory.limit(); at += OLE_ENTRY_BYTES) {
            int bytes = (directory.getShort(at + 64) & 0xFFFF) - 2;
            if (bytes > 0 && bytes <= 62) {
                byte[] name = new byte[bytes];
                directory.get(at, name);
                names.add(new String(name, StandardCharsets.UTF_16LE));
            }
        }
    }

    /** The sector after {@code sector} by the allocation table; negative at the end of the chain. */
    private static int next(FileChannel channel, ByteBuffer header, int sector, int sectorBytes) throws IOException {
        int perSector = sectorBytes / Integer.BYTES;
        int table = sector / perSector;
        if (table >= 109) {
            return -1;
        }
        int tableSector = header.getInt(0x4C + table * Integer.BYTES);
        if (tableSector < 0) {
            return -1;
        }
        long at = (tableSector + 1L) * sectorBytes + (long) (sector % perSector) * Integer.BYTES;
        ByteBuffer next = read(channel, at, Integer.BYTES);
        return next.limit() < Integer.BYTES ? -1 : next.getInt(0);
    }

    private static ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
            // read until full or the end of the file
        }
        return buffer.flip();
    }
}
