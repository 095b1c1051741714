package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Values in running text, told by the words just before and after them: "governed by the laws of ...". */
final class CueCandidates {
    private static final int BEFORE = 110;
    private static final int AFTER = 60;
    private static final int NEAR = 26;
    private static final double ALONE = 2.4;

    private final Prose prose;
    private final Recognisers recognisers;

    CueCandidates(Prose prose, Recognisers recognisers) {
        this.prose = prose;
        this.recognisers = recognisers;
    }

    List<Candidate> of(Meaning meaning) {
        var concept = meaning.concept().orElseThrow();
        var found = new ArrayList<Candidate>();
        String text = prose.text();
        for (Match match : recognisers.of(meaning.kind()).find(text)) {
            double points = Math.max(points(concept, match), meaning.kind() == Kind.DATE ? alone(match) : 0);
            if (points > 0) {
                found.add(new Candidate(prose.spans(match.from(), match.to()), match.value(), points));
            }
        }
        return repeated(found);
    }

    private double points(Concept concept, Match match) {
        String before = prose.before(match.from(), BEFORE);
        String after = prose.after(match.to(), AFTER);
        double cue = Math.max(
                        cueBefore(concept.cues().before(), before),
                        0.5 * cueBefore(concept.cues().weak(), before))
                + cueAfter(concept.cues().after(), after);
        if (cue <= 0) {
            return 0;
        }
        var around = Letters.of(before + " " + after);
        double wrong = 1.3 * Math.min(2, concept.not().count(around));
        double early =
                0.7 * (1 - (double) match.from() / Math.max(1, prose.text().length()));
        return cue - wrong + early;
    }

    /** A date that is a line of its own in the upper half of the first page, as letters have it. */
    private double alone(Match match) {
        Run run = prose.runAt(match.from());
        boolean whole = run.text().strip().length() <= match.to() - match.from() + 1;
        return whole && run.page() == prose.runAt(0).page() && run.box().y() < 0.5 ? ALONE : 0;
    }

    /** The longest cue counts, more when it ends right at the value. */
    private static double cueBefore(Phrases cues, String before) {
        var letters = Letters.of(before);
        double best = 0;
        for (String cue : cues.folded()) {
            for (Letters.Hit hit : letters.find(cue)) {
                int gap = before.length() - hit.to();
                double near = Math.clamp(1.06 - gap / 100.0, 0.25, 1);
                double telling = 1.3 + Math.min(1.5, cue.length() * 0.08);
                best = Math.max(best, telling * near);
            }
        }
        return best;
    }

    private static double cueAfter(Phrases cues, String after) {
        var letters = Letters.of(after);
        return cues.folded().stream()
                .flatMap(c -> letters.find(c).stream())
                .mapToDouble(h -> h.from() <= NEAR ? 1.3 : 0.7)
                .max()
                .orElse(0);
    }

    /** The same value told twice is likelier. */
    private static List<Candidate> repeated(List<Candidate> found) {
        var counts = new HashMap<String, Integer>();
        found.forEach(c -> counts.merge(key(c), 1, Integer::sum));
        return found.stream()
                .map(c -> c.plus(0.3 * Math.min(3, counts.getOrDefault(key(c), 1) - 1)))
                .toList();
    }

    private static String key(Candidate candidate) {
        return switch (candidate.value()) {
            case Value.Text(String text) -> Letters.fold(text);
            case Value.Day day -> day.date().toString();
            case Value.Amount amount -> amount.number().toPlainString();
        };
    }
}
