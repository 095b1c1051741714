package dev.ocelli.catalog.tool.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words that tell secrets: labels, given names, family names, streets, and words that are never names. Data in {@code
 * ocelli/secrets}; one {@code group: word, word} a line, groups may come several times.
 */
final class Lexicon {
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();

    private Lexicon() {}

    static Lexicon read() {
        var lexicon = new Lexicon();
        Stream.of("labels.txt", "names.txt", "places.txt").forEach(lexicon::read);
        return lexicon;
    }

    private void read(String file) {
        try (InputStream in = Lexicon.class.getResourceAsStream("/ocelli/secrets/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the word list " + file + " is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        int colon = line.indexOf(':');
        if (line.startsWith("#") || colon < 0) {
            return;
        }
        var group = groups.computeIfAbsent(line.substring(0, colon).strip(), g -> new HashSet<>());
        for (String word : line.substring(colon + 1).split(",")) {
            if (!word.isBlank()) {
                group.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** The words of a group, lower case, sorted. */
    List<String> labels(String group) {
        return words(group).stream().sorted().toList();
    }

    private Set<String> words(String group) {
        Set<String> words = groups.get(group);
        if (words == null) {
            throw new IllegalArgumentException("no words for " + group);
        }
        return words;
    }

    boolean is(String group, String word) {
        return words(group).contains(word.toLowerCase(Locale.ROOT));
    }
}
