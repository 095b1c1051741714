package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tests that a skill carries: {@code examples/<case>/input.*} and {@code examples/<case>/expected.json}. */
public final class SkillExamples {
    private static final String FOLDER = "examples/";
    private static final String EXPECTED = "expected.json";

    private SkillExamples() {}

    /**
     * One case.
     *
     * @param path of the input among the bundle's files
     * @param expected the values that must come out; fields that are not named are not compared
     */
    public record Example(String name, String path, ObjectNode expected) {}

    /** All cases by name; a folder without its two files, or with broken JSON, fails with {@code INVALID_SKILL}. */
    public static List<Example> of(SkillBundle bundle) {
        var folders = new TreeMap<String, SortedMap<String, byte[]>>();
        for (Map.Entry<String, byte[]> file : bundle.files().tailMap(FOLDER).entrySet()) {
            String[] parts = file.getKey().split("/", 3);
            if (parts.length == 3 && parts[0].equals("examples")) {
                folders.computeIfAbsent(parts[1], _ -> new TreeMap<>()).put(parts[2], file.getValue());
            }
        }
        var examples = new ArrayList<Example>();
        folders.forEach((name, files) -> examples.add(example(name, files)));
        return examples;
    }

    private static Example example(String name, SortedMap<String, byte[]> files) {
        String folder = FOLDER + name + "/";
        byte[] expected = files.get(EXPECTED);
        String input = files.keySet().stream()
                .filter(f -> f.startsWith("input."))
                .findFirst()
                .orElseThrow(() -> refused(folder + " has no input file; expected one such as input.pdf"));
        if (expected == null) {
            throw refused(folder + " has no expected.json");
        }
        JsonNode values = Json.parse(new String(expected, StandardCharsets.UTF_8));
        if (!(values instanceof ObjectNode object)) {
            throw refused(folder + EXPECTED + " is not a JSON object");
        }
        return new Example(name, folder + input, object);
    }

    private static OcelliException refused(String reason) {
        return new OcelliException(ErrorCode.INVALID_SKILL, reason + ".");
    }
}
