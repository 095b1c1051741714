package dev.ocelli.catalog.tool.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A kind of document that is known without being told.
 *
 * @param name such as {@code bank_statement}
 * @param about one line for people
 * @param titles words that stand in large type over such documents, lower case
 * @param words that such documents hold, lower case
 */
record KnownKind(String name, String about, List<String> titles, List<String> words) {
    KnownKind {
        titles = List.copyOf(titles);
        words = List.copyOf(words);
    }

    /** The kinds in {@code ocelli/kinds.txt}. */
    static List<KnownKind> read() {
        try (InputStream in = KnownKind.class.getResourceAsStream("/ocelli/kinds.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of kinds is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains("|"))
                    .map(KnownKind::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownKind parse(String line) {
        String[] parts = line.split("\\|", -1);
        return new KnownKind(parts[0].strip(), parts[1].strip(), phrases(parts[2]), phrases(parts[3]));
    }

    private static List<String> phrases(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }
}
