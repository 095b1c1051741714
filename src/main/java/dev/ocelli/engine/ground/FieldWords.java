package dev.ocelli.engine.ground;

import dev.ocelli.catalog.schema.Shape.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a field is called, to be held against a printed label. */
final class FieldWords {
    /** The label stands in the field's description only. */
    private static final double DESCRIBED = 0.5;

    private final List<List<String>> names = new ArrayList<>();
    private final Set<String> description;

    /** @param owner name of the object around the field; empty at the top */
    FieldWords(String owner, Label label) {
        names.add(words(label.name()));
        names.add(words(label.title()));
        if (!owner.isEmpty()) {
            names.add(words(owner + " " + label.name()));
        }
        names.removeIf(List::isEmpty);
        description = Set.copyOf(words(label.description()));
    }

    /** {@code totalAmount}, {@code total_amount} and {@code Total amount} are one; signs of currencies are no words. */
    static List<String> words(String text) {
        String spaced = text.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").replace('_', ' ');
        return Tokens.of(spaced).stream()
                .map(Tokens.Token::folded)
                .filter(word -> word.chars().anyMatch(Character::isLetter) && !CurrencySigns.known(word))
                .toList();
    }

    /** How far a label's words are this field's: 1 when it is called so, 0 when it is not. */
    double called(List<String> label) {
        double best = !label.isEmpty() && description.containsAll(label) ? DESCRIBED : 0;
        for (List<String> name : names) {
            best = Math.max(best, String.join("", name).equals(String.join("", label)) ? 1 : shared(name, label));
        }
        return best;
    }

    /** Twice the words in common among the words of both. */
    private static double shared(List<String> name, List<String> label) {
        Set<String> common = new HashSet<>(name);
        common.retainAll(new HashSet<>(label));
        return 2.0 * common.size() / (name.size() + label.size());
    }

    /** Whether both are called the same, so that one print may well be both. */
    boolean alike(FieldWords other) {
        return names.stream()
                .map(FieldWords::set)
                .collect(Collectors.toSet())
                .removeAll(other.names.stream().map(FieldWords::set).collect(Collectors.toSet()));
    }

    private static Set<String> set(List<String> words) {
        return Set.copyOf(words);
    }
}
