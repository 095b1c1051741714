package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each field at most one candidate and each span of print at most one field of a kind.
 *
 * <p>Best score first; a field whose best was taken goes on with its next. Fields that mean the same may share a span.
 */
final class Assignment {
    /** A field, what it may have, and the least score that counts. */
    record Choice(Meaning meaning, List<Candidate> candidates, double least) {}

    private Assignment() {}

    static Map<Meaning, Candidate> solve(List<Choice> choices) {
        record Pair(Choice choice, Candidate candidate) {}
        var pairs = new ArrayList<Pair>();
        for (Choice choice : choices) {
            choice.candidates().stream()
                    .filter(c -> c.score() >= choice.least())
                    .forEach(c -> pairs.add(new Pair(choice, c)));
        }
        pairs.sort(Comparator.comparingDouble((Pair p) -> -p.candidate().score()));
        var solved = new HashMap<Meaning, Candidate>();
        for (Pair pair : pairs) {
            Meaning meaning = pair.choice().meaning();
            boolean free = solved.entrySet().stream()
                    .noneMatch(
                            e -> conflict(e.getKey(), meaning) && e.getValue().overlaps(pair.candidate()));
            if (free) {
                solved.putIfAbsent(meaning, pair.candidate());
            }
        }
        return solved;
    }

    /** Of a firm or of a person: one print is not both. */
    private static boolean names(Meaning meaning) {
        return meaning.kind() == Kind.PARTY || meaning.kind() == Kind.PERSON;
    }

    /** Several fields of a machine readable zone may show the same row of it. */
    private static boolean hasZone(Meaning meaning) {
        return meaning.concept().filter(c -> !c.zone().isEmpty()).isPresent();
    }

    private static List<String> words(Meaning meaning) {
        return meaning.labels().stream().map(Concept.Cue::folded).toList();
    }

    /** What is due may be the total, and a total that was paid in part; no field of another meaning. */
    private static boolean ofTotals(Meaning meaning) {
        return meaning.concept().filter(c -> c.kind() == Kind.MONEY).isPresent();
    }

    private static boolean conflict(Meaning a, Meaning b) {
        boolean same = a.concept().equals(b.concept()) && a.role().equals(b.role()) && words(a).equals(words(b));
        boolean due = (a.is("total.due") && ofTotals(b)) || (b.is("total.due") && ofTotals(a));
        boolean zone = hasZone(a) && hasZone(b);
        return !same && !due && !zone && (a.kind() == b.kind() || (names(a) && names(b)));
    }
}
