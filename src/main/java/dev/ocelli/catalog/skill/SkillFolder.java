package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Skills that stand as folders on a disk or in our own jar. */
public final class SkillFolder {
    private SkillFolder() {}

    /** Whether a folder is a skill's. */
    public static boolean isSkill(Path folder) {
        return Files.isRegularFile(folder.resolve(SkillBundle.SKILL));
    }

    /**
     * The files of a skill's folder; hidden ones are left out.
     *
     * @throws OcelliException {@code INVALID_SKILL} when there is no SKILL.md or the folder is over the limits of bundles
     */
    public static SortedMap<String, byte[]> read(Path folder) {
        if (!isSkill(folder)) {
            throw new OcelliException(ErrorCode.INVALID_SKILL, "There is no SKILL.md in '" + folder + "'.");
        }
        try (var paths = Files.walk(folder, 10)) {
            List<Path> plain = paths.filter(Files::isRegularFile)
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .limit(BundleLimits.DEFAULT.entries() + 1L)
                    .toList();
            return read(folder, plain);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
    }

    private static SortedMap<String, byte[]> read(Path folder, List<Path> plain) throws IOException {
        var files = new TreeMap<String, byte[]>();
        long left = BundleLimits.DEFAULT.unpackedBytes();
        for (Path path : plain) {
            left -= Files.size(path);
            if (left < 0 || plain.size() > BundleLimits.DEFAULT.entries()) {
                throw new OcelliException(
                        ErrorCode.INVALID_SKILL,
                        "The folder '" + folder + "' has more than " + BundleLimits.DEFAULT.entries() + " files or "
                                + BundleLimits.DEFAULT.unpackedBytes() + " bytes.");
            }
            files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
        }
        return files;
    }

    /** A zip of files that stand in memory; the same files give the same bytes. */
    public static byte[] zip(SortedMap<String, byte[]> files) {
        return SkillZip.write(files);
    }

    /** The folder as a zip; the same files give the same bytes. */
    public static byte[] zip(Path folder) {
        return SkillZip.write(read(folder));
    }

    /** The skill in a folder, ready for use; it has no id and no version in any registry. */
    public static SkillVersion open(Path folder) {
        return open(folder.toAbsolutePath().normalize().getFileName().toString(), read(folder));
    }

    static SkillVersion open(String folderName, SortedMap<String, byte[]> files) {
        SkillBundle bundle = new BundleReader().read(files);
        String written = bundle.frontMatter().name();
        return new SkillVersion(
                "folder",
                written.isEmpty() ? folderName : written,
                bundle.frontMatter().description(),
                "folder",
                bundle);
    }
}
