package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.BundleLimits;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Skills while they are written: {@code {"base": id, "files": {path: text, null or {"file_id": id}}}}, the files of the
 * skill {@code base}, if one is named, with these put over them; null takes a file away, a {@code file_id} puts the bytes of
 * an uploaded file there.
 */
record SkillDrafts(Skills skills, Files files) {
    private static final String FILES = "files";
    private static final int LONGEST_PATH = 255;

    /** Paths and bytes, unchecked but for their sizes. */
    SortedMap<String, byte[]> read(ObjectNode json) {
        Fields fields = Fields.of(json);
        @Nullable String base = fields.word("base");
        var all = new TreeMap<String, byte[]>();
        if (base != null) {
            all.putAll(
                    skills.open(skills.get(Requests.projectId(), base)).bundle().files());
        }
        @Nullable ObjectNode written = fields.object(FILES);
        if (written == null) {
            throw fields.refused(FILES, "files is missing; expected an object from paths to texts.");
        }
        written.properties().forEach(file -> put(all, file.getKey(), file.getValue()));
        long bytes = all.values().stream().mapToLong(each -> each.length).sum();
        if (bytes > BundleLimits.DEFAULT.unpackedBytes() || all.size() > BundleLimits.DEFAULT.entries()) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL,
                    FILES,
                    "The skill has " + all.size() + " files and " + bytes + " bytes; at most "
                            + BundleLimits.DEFAULT.entries() + " and " + BundleLimits.DEFAULT.unpackedBytes() + ".");
        }
        return all;
    }

    private void put(SortedMap<String, byte[]> all, String path, JsonNode value) {
        if (value.isNull()) {
            all.remove(path);
            return;
        }
        checkPath(path);
        if (value.isString()) {
            all.put(path, value.stringValue().getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof ObjectNode object && object.path("file_id").isString()) {
            all.put(path, uploaded(path, object.path("file_id").stringValue()));
        } else {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    FILES,
                    "The file " + path + " is neither a text nor null nor {\"file_id\": …}.");
        }
    }

    private static void checkPath(String path) {
        boolean plain = !path.isBlank()
                && path.length() <= LONGEST_PATH
                && !path.startsWith("/")
                && !path.contains("\\")
                && path.chars().noneMatch(Character::isISOControl)
                && java.util.Arrays.stream(path.split("/", -1))
                        .noneMatch(part -> part.isBlank() || part.matches("\\.+"));
        if (!plain) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL,
                    FILES,
                    "'" + path + "' is no plain relative path such as resources/codes.csv.");
        }
    }

    private byte[] uploaded(String path, String id) {
        StoredFile file = files.get(Requests.projectId(), id);
        long most = BundleLimits.DEFAULT.unpackedBytes();
        if (file.bytes() > most) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL,
                    FILES,
                    path + " has " + file.bytes() + " bytes; a skill takes at most " + most + " in all.");
        }
        try {
            return java.nio.file.Files.readAllBytes(files.path(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read file " + id, e);
        }
    }
}
