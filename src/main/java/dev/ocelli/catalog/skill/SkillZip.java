package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads a stranger's zip into memory and writes ours.
 *
 * <p>Nothing touches the disk. Refused with {@code INVALID_SKILL} naming the entry: absolute and climbing paths,
 * symlinks, names that are not UTF-8, two entries of one name (also when only case differs), encrypted entries,
 * archives inside, and whatever is over the limits; sizes are counted while inflating, whatever the zip claims.
 */
final class SkillZip {
    private static final List<String> JUNK = List.of("__MACOSX/", ".DS_Store", "Thumbs.db");
    private static final int FREE_OF_RATIO = 1 << 20;

    private final BundleLimits limits;

    SkillZip(BundleLimits limits) {
        this.limits = limits;
    }

    /** Paths relative to the skill's folder and their bytes; one wrapping folder is taken off, junk is left out. */
    SortedMap<String, byte[]> read(byte[] zip) {
        if (zip.length > limits.zipBytes()) {
            throw refused("The zip has " + zip.length + " bytes; at most " + limits.zipBytes() + " are accepted.");
        }
        var channel = new SeekableInMemoryByteChannel(zip);
        try (ZipFile archive = ZipFile.builder().setSeekableByteChannel(channel).get()) {
            return unwrapped(files(archive));
        } catch (IOException | IllegalArgumentException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL, null, "Not a readable zip archive: it is damaged or of another kind.", e);
        }
    }

    /** A zip with these files in the order of their paths; the same files give the same bytes. */
    static byte[] write(SortedMap<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private SortedMap<String, byte[]> files(ZipFile archive) throws IOException {
        List<ZipArchiveEntry> entries = Collections.list(archive.getEntries());
        if (entries.size() > limits.entries()) {
            throw refused("The zip has " + entries.size() + " entries; at most " + limits.entries() + " are accepted.");
        }
        var files = new TreeMap<String, byte[]>();
        var spellings = new HashMap<String, String>();
        long left = limits.unpackedBytes();
        for (ZipArchiveEntry entry : entries) {
            String path = checkedPath(entry);
            if (entry.isDirectory() || isJunk(path)) {
                continue;
            }
            String twin = spellings.put(path.toLowerCase(Locale.ROOT), path);
            if (twin != null) {
                throw refused("The zip has '" + path + "' twice"
                        + (twin.equals(path)
                                ? "."
                                : " (also as '" + twin + "'); names must differ by more than case."));
            }
            byte[] content = inflate(archive, entry, path, left);
            left -= content.length;
            refuseArchive(path, content);
            files.put(path, content);
        }
        return files;
    }

    private String checkedPath(ZipArchiveEntry entry) {
        String path = utf8Name(entry).replace('\\', '/');
        if (path.length() > limits.pathLength()) {
            throw refused("An entry's name is longer than " + limits.pathLength() + " characters: '"
                    + path.substring(0, 60) + "…'.");
        }
        boolean climbs = Arrays.asList(path.split("/", -1)).contains("..");
        if (path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || climbs
                || path.chars().anyMatch(Character::isISOControl)) {
            throw refused("Entry '" + path + "' points outside of the skill's folder; use plain relative names.");
        }
        if (entry.isUnixSymlink()) {
            throw refused("Entry '" + path + "' is a symbolic link; put the file itself into the zip.");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw refused("Entry '" + path + "' is encrypted; zip it without a password.");
        }
        return path;
    }

    private static String utf8Name(ZipArchiveEntry entry) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(entry.getRawName()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL, null, "The name of entry '" + entry.getName() + "' is not UTF-8.", e);
        }
    }

    private byte[] inflate(ZipFile archive, ZipArchiveEntry entry, String path, long left) throws IOException {
        if (!archive.canReadEntryData(entry)) {
            throw refused("Entry '" + path + "' is packed in a way that is not supported; use deflate.");
        }
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        long most = Math.max(FREE_OF_RATIO, entry.getCompressedSize() * limits.ratio());
        try (InputStream in = archive.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (out.size() > left) {
                    throw refused(
                            "Unpacked, the skill has over " + limits.unpackedBytes() + " bytes (at '" + path + "').");
                }
                if (out.size() > most) {
                    throw refused("Entry '" + path + "' unpacks to over " + limits.ratio() + " times its size.");
                }
            }
        }
        return out.toByteArray();
    }

    private static void refuseArchive(String path, byte[] content) {
        boolean zip =
                content.length > 3 && content[0] == 'P' && content[1] == 'K' && (content[2] == 3 || content[2] == 5);
        // Office files are zips too and are fine as references and examples.
        boolean office = path.toLowerCase(Locale.ROOT).matches(".*\\.(docx|xlsx|pptx|odt|ods|odp|epub)");
        if (zip && !office) {
            throw refused("Entry '" + path + "' is an archive inside the zip; put its files there instead.");
        }
    }

    private static boolean isJunk(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return JUNK.stream().anyMatch(j -> name.equals(j) || path.startsWith(j)) || name.startsWith("._");
    }

    /** Takes off one folder around everything, unless SKILL.md stands at the top. */
    private static SortedMap<String, byte[]> unwrapped(SortedMap<String, byte[]> files) {
        if (files.isEmpty() || files.containsKey(SkillBundle.SKILL)) {
            return files;
        }
        String first = files.firstKey();
        String folder = first.substring(0, first.indexOf('/') + 1);
        if (folder.isEmpty() || !files.keySet().stream().allMatch(p -> p.startsWith(folder))) {
            return files;
        }
        var inner = new TreeMap<String, byte[]>();
        files.forEach((path, content) -> inner.put(path.substring(folder.length()), content));
        return inner;
    }

    private static OcelliException refused(String message) {
        return new OcelliException(ErrorCode.INVALID_SKILL, message);
    }
}
