package dev.ocelli.engine.reason;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Folded words and phrases to look for, longest first. */
final class Phrases {
    static final Phrases NONE = new Phrases(List.of());

    private final List<String> folded;

    private Phrases(List<String> folded) {
        this.folded = folded;
    }

    static Phrases of(Collection<String> phrases) {
        return new Phrases(phrases.stream()
                .map(Letters::fold)
                .filter(p -> !p.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(p -> -p.length()))
                .toList());
    }

    List<String> folded() {
        return folded;
    }

    boolean in(Letters text) {
        return folded.stream().anyMatch(text::has);
    }

    boolean in(String text) {
        return in(Letters.of(text));
    }

    /** True when the text is one of them and nothing else. */
    boolean is(Letters text) {
        return folded.contains(text.folded());
    }

    /** How many of them occur. */
    int count(Letters text) {
        return (int) folded.stream().filter(text::has).count();
    }

    /** The longest one that stands at the very start. */
    Optional<Letters.Hit> start(Letters text) {
        return folded.stream()
                .filter(p -> text.folded().startsWith(p))
                .flatMap(p -> text.find(p).stream().limit(1))
                .filter(h -> h.exact())
                .findFirst();
    }

    /** The first occurrence of the longest one that occurs. */
    Optional<Letters.Hit> first(Letters text) {
        return folded.stream().flatMap(p -> text.find(p).stream().limit(1)).findFirst();
    }

    /** The longest one that stands at the very end. */
    Optional<Letters.Hit> end(Letters text) {
        return folded.stream()
                .filter(p -> text.folded().endsWith(p))
                .map(p -> text.find(p).getLast())
                .findFirst();
    }
}
