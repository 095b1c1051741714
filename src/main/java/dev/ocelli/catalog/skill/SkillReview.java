package dev.ocelli.catalog.skill;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillFinding.Weight;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the files of a skill as somebody who helps its writer: everything that is wrong or doubtful at once, each with its
 * line, where {@link BundleReader} stops at the first thing.
 */
public final class SkillReview {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final String FENCE = "---";

    /** How refusals of schemas name their place. */
    private static final Pattern PLACE = Pattern.compile("\\bat #?(/\\S+?)[:,]?(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern GRAPH_LINE = Pattern.compile("line (\\d+) of graph");

    private final SortedMap<String, byte[]> files;
    private final List<SkillFinding> findings = new ArrayList<>();

    private SkillReview(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** Errors first, then by file and line. Files as in {@link SkillBundle}. */
    public static List<SkillFinding> of(SortedMap<String, byte[]> files) {
        var review = new SkillReview(files);
        review.text(SkillBundle.SKILL).ifPresentOrElse(review::instructions, review::nothingToRead);
        review.text(SkillBundle.SCHEMA).ifPresent(review::schema);
        review.text(SkillBundle.MANIFEST).ifPresent(review::manifest);
        review.examples();
        review.whole();
        review.findings.sort(Comparator.comparing(SkillFinding::weight)
                .thenComparing(SkillFinding::file)
                .thenComparingInt(SkillFinding::line));
        return List.copyOf(review.findings);
    }

    private void add(String file, TextPlace place, Weight weight, String message) {
        findings.add(new SkillFinding(file, place.line(), place.column(), weight, message));
    }

    private void nothingToRead() {
        if (!files.containsKey(SkillBundle.SKILL)) {
            add(SkillBundle.SKILL, TextPlace.START, Weight.ERROR, "A skill needs a SKILL.md at its top.");
        }
    }

    /** Empty for a file that is not there, and with a finding for one that is no text. */
    private Optional<String> text(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            add(path, TextPlace.START, Weight.ERROR, path + " is not UTF-8 text.");
            return Optional.empty();
        }
    }

    private void instructions(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(FENCE)) {
            warnOfSkill(
                    TextPlace.START,
                    "No front matter: begin with '---', name:, description: and '---' on lines of their own.");
            return;
        }
        int end = 1;
        while (end < lines.size() && !lines.get(end).strip().equals(FENCE)) {
            end++;
        }
        if (end == lines.size()) {
            add(
                    SkillBundle.SKILL,
                    TextPlace.START,
                    Weight.ERROR,
                    "The front matter that begins with '---' has no closing '---' line.");
            return;
        }
        frontMatter(text, lines, end);
        if (lines.subList(end + 1, lines.size()).stream().allMatch(String::isBlank)) {
            warnOfSkill(new TextPlace(end + 1, 1), "No instructions stand below the front matter.");
        }
    }

    private void frontMatter(String text, List<String> lines, int end) {
        Optional<Yaml.Problem> broken = Yaml.problem(String.join("\n", lines.subList(1, end)));
        SkillBundle.FrontMatter read;
        try {
            read = SkillText.parse(text).frontMatter();
        } catch (OcelliException e) {
            add(SkillBundle.SKILL, below(broken), Weight.ERROR, e.getMessage());
            return;
        }
        broken.ifPresent(problem -> warnOfSkill(
                below(broken), problem.message() + " It is read line by line; quote values that hold ': '."));
        TextPlace name = TextPlace.ofLine(lines, 1, "name:");
        if (read.name().isEmpty()) {
            warnOfSkill(name, "The front matter says no name; write 'name: my-skill'.");
        } else if (read.name().length() > LONGEST_NAME || !read.name().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            warnOfSkill(
                    name,
                    "Other programs expect names of at most " + LONGEST_NAME + " small letters, digits and hyphens.");
        }
        TextPlace about = TextPlace.ofLine(lines, 1, "description:");
        if (read.description().isEmpty()) {
            warnOfSkill(about, "The front matter says no description: what is it for, and when is it used?");
        } else if (read.description().length() > LONGEST_DESCRIPTION) {
            warnOfSkill(
                    about,
                    "The description has " + read.description().length() + " characters; other programs read "
                            + LONGEST_DESCRIPTION + ".");
        }
    }

    /** A place in the front matter, which begins on the second line. */
    private static TextPlace below(Optional<Yaml.Problem> problem) {
        return problem.map(p -> new TextPlace(p.place().line() + 1, p.place().column()))
                .orElse(TextPlace.START);
    }

    private void warnOfSkill(TextPlace place, String message) {
        add(SkillBundle.SKILL, place, Weight.WARNING, message);
    }

    private void schema(String text) {
        json(SkillBundle.SCHEMA, text, Weight.ERROR).ifPresent(node -> {
            try {
                SkillSchemaCheck.check(JsonSchema.parse(node).root());
                if (node.path("properties").isEmpty()) {
                    add(SkillBundle.SCHEMA, TextPlace.START, Weight.WARNING, "The schema has no fields to fill.");
                }
            } catch (OcelliException e) {
                Matcher place = PLACE.matcher(e.getMessage());
                String pointer = place.find() ? place.group(1) : "";
                add(SkillBundle.SCHEMA, JsonPlaces.of(text).at(pointer), Weight.ERROR, e.getMessage());
            }
        });
    }

    private Optional<JsonNode> json(String path, String text, Weight weight) {
        try {
            return Optional.of(Json.parse(text));
        } catch (OcelliException e) {
            TextPlace place = e.getCause() instanceof JacksonException jackson && jackson.getLocation() != null
                    ? JsonPlaces.place(jackson.getLocation())
                    : TextPlace.START;
            add(path, place, weight, e.getMessage());
            return Optional.empty();
        }
    }

    private void manifest(String text) {
        Optional<Yaml.Problem> broken = Yaml.problem(text);
        if (broken.isPresent()) {
            add(
                    SkillBundle.MANIFEST,
                    broken.get().place(),
                    Weight.ERROR,
                    broken.get().message());
            return;
        }
        try {
            ManifestReader.read(text);
        } catch (OcelliException e) {
            add(
                    SkillBundle.MANIFEST,
                    manifestPlace(text.lines().toList(), e.getMessage()),
                    Weight.ERROR,
                    e.getMessage());
        }
    }

    private static TextPlace manifestPlace(List<String> lines, String message) {
        Matcher line = GRAPH_LINE.matcher(message);
        if (line.find()) {
            int graph = TextPlace.ofLine(lines, 0, "graph:").line();
            return new TextPlace(Math.min(lines.size(), graph + Integer.parseInt(line.group(1))), 1);
        }
        for (String key : List.of("apiVersion", "model", "toolset", "graph")) {
            if (message.startsWith("vlmrun.yaml: " + key)) {
                return TextPlace.ofLine(lines, 0, key);
            }
        }
        return TextPlace.START;
    }

    private void examples() {
        var schema = text(SkillBundle.SCHEMA).flatMap(SkillReview::lenient);
        files.keySet().stream()
                .filter(path -> path.matches("examples/[^/]+/.+"))
                .toList()
                .forEach(path -> {
                    String folder = path.substring(0, path.indexOf('/', "examples/".length()) + 1);
                    if (path.equals(folder + "expected.json")) {
                        text(path).ifPresent(text -> expected(path, text, schema));
                    } else if (!files.containsKey(folder + "expected.json")) {
                        add(path, TextPlace.START, Weight.ERROR, folder + " has no expected.json.");
                    }
                });
    }

    /** The schema without its demands of completeness: an example need not say every value. */
    private static Optional<JsonSchema> lenient(String text) {
        try {
            JsonNode node = Json.parse(text);
            withoutDemands(node);
            return Optional.of(JsonSchema.parse(node));
        } catch (OcelliException e) {
            return Optional.empty(); // said of the schema itself
        }
    }

    private static void withoutDemands(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("required").isArray()) {
            object.remove("required");
        }
        node.forEach(SkillReview::withoutDemands);
    }

    private void expected(String path, String text, Optional<JsonSchema> schema) {
        json(path, text, Weight.ERROR).ifPresent(node -> {
            if (!node.isObject()) {
                add(path, TextPlace.START, Weight.ERROR, path + " is not a JSON object.");
                return;
            }
            JsonPlaces places = JsonPlaces.of(text);
            schema.map(known -> known.validate(node)).orElse(List.of()).stream()
                    .limit(20)
                    .forEach(misfit -> add(path, places.at(misfit.pointer()), Weight.WARNING, misfit.message()));
        });
    }

    /** Whatever publishing would refuse and nothing above has said. */
    private void whole() {
        if (findings.stream().anyMatch(finding -> finding.weight() == Weight.ERROR)) {
            return;
        }
        try {
            SkillExamples.of(new BundleReader().read(files));
        } catch (OcelliException e) {
            add(SkillBundle.SKILL, TextPlace.START, Weight.ERROR, e.getMessage());
        }
    }
}
