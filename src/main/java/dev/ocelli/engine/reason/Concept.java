package dev.ocelli.engine.reason;

import java.util.List;

/**
 * Something that documents tell and schemas ask for, in the words of both.
 *
 * @param id such as {@code total.gross}
 * @param names what schemas call it: lower case words with single blanks
 * @param labels what is printed beside it
 * @param not words that turn such a label into another one; not so after a word of {@code lifts}: "total incl. tax"
 * @param cues words of running text around it
 * @param zone the field of a machine readable zone that holds it, or empty
 */
record Concept(
        String id,
        Kind kind,
        List<String> names,
        List<Cue> labels,
        Phrases not,
        Phrases lifts,
        Cues cues,
        String zone) {
    Concept {
        names = List.copyOf(names);
        labels = List.copyOf(labels);
    }

    /** A folded label and how much it says, in (0, 1]. */
    record Cue(String folded, double weight) {}

    /** Words just before and just after a value in running text; the {@code weak} ones before it count half. */
    record Cues(Phrases before, Phrases after, Phrases weak) {}
}
