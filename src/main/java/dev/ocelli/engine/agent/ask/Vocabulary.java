package dev.ocelli.engine.agent.ask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words by group and name, in several languages; read from {@code ocelli/asks}. Any thread. */
public final class Vocabulary {
    static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final Map<String, Map<String, Pattern>> groups = new LinkedHashMap<>();
    private final Map<String, String> alternatives = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();

    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    private Vocabulary() {}

    /** Words found in a text. */
    record Found(String name, int start, int end) {}

    static Vocabulary load() {
        var vocabulary = new Vocabulary();
        var lists = new LinkedHashMap<String, List<String>>();
        for (String line : lines("words.txt")) {
            String[] sides = line.split(" = ", 2);
            String[] names = sides[0].split(" ", 2);
            vocabulary
                    .groups
                    .computeIfAbsent(names[0], key -> new LinkedHashMap<>())
                    .put(names[1], Pattern.compile("\\b(?:" + alternation(sides[1]) + ")\\b", FLAGS));
            lists.computeIfAbsent(names[0], key -> new ArrayList<>()).add(alternation(sides[1]));
        }
        lists.forEach((group, list) -> vocabulary.alternatives.put(group, String.join("|", list)));
        for (String line : lines("fields.txt")) {
            String[] sides = line.split(" = ", 2);
            for (String other : sides[1].split(";")) {
                vocabulary.fields.put(other.strip(), sides[0].strip());
            }
        }
        for (String line : lines("rows.txt")) {
            String[] sides = line.split(" = ", 2);
            List<String> parts = List.of(sides[1].split(", "));
            for (String name : sides[0].split(";")) {
                vocabulary.rows.put(name.strip(), parts);
            }
        }
        return vocabulary;
    }

    /** The fields that rows of a list of this name usually have; empty when it is no list of objects. */
    public List<String> rows(String name) {
        return rows.getOrDefault(name.toLowerCase(Locale.ROOT).strip(), List.of());
    }

    static String alternation(String list) {
        return String.join(
                "|", java.util.Arrays.stream(list.split(";")).map(String::strip).toList());
    }

    /** The lines of a resource that say something. */
    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(
                Vocabulary.class.getResourceAsStream("/ocelli/asks/" + resource),
                "the jar lacks ocelli/asks/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All words of a group as one alternation, for patterns. */
    Map<String, String> alternatives() {
        return Map.copyOf(alternatives);
    }

    /** The longest word of a group in a text; of equally long ones the first. */
    Optional<Found> find(String group, String text) {
        Found best = null;
        for (Map.Entry<String, Pattern> entry : group(group).entrySet()) {
            Matcher matcher = entry.getValue().matcher(text);
            while (matcher.find()) {
                if (best == null || matcher.end() - matcher.start() > best.end() - best.start()) {
                    best = new Found(entry.getKey(), matcher.start(), matcher.end());
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The name that a whole text has in a group. */
    public Optional<String> name(String group, String text) {
        return group(group).entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text.strip()).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<String, Pattern> group(String group) {
        return Objects.requireNonNull(groups.get(group), group);
    }

    /** A field's name as readers of documents know it. */
    public String field(String words) {
        return fields.getOrDefault(words, words);
    }
}
