package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds printed labels in runs and tells labels from values. */
final class LabelFinder {
    private static final int PROSE = 60;
    /** The number of a box of a form. */
    private static final Pattern BOX = Pattern.compile("^\\s*(?:\\d{1,2}[a-z]?|[a-z])\\s+");

    private static final Pattern BOX_AT_END = Pattern.compile("\\s+\\d{1,2}[a-z]?\\s*$");

    /** Shorter words of a schema, such as {@code to}, stand too often in values. */
    private static final int SHORTEST_OWN = 4;

    private final Set<String> known;
    private final Set<String> own;

    private LabelFinder(Set<String> known, Set<String> own) {
        this.known = known;
        this.own = Set.copyOf(own);
    }

    LabelFinder(Lexicon lexicon) {
        this(new HashSet<>(), Set.of());
        lexicon.concepts().forEach(c -> c.labels().forEach(l -> known.add(l.folded())));
        lexicon.attributes().values().forEach(a -> a.labels().forEach(l -> known.add(l.folded())));
        lexicon.owners().values().forEach(o -> known.addAll(o.sections().folded()));
    }

    /** Knows the labels of the fields that are asked for too: one of them is never the value of another. */
    LabelFinder with(List<Meaning> asked) {
        var names = new HashSet<String>();
        for (Meaning meaning : asked) {
            var label = FieldNames.of(meaning.field().leaf().label());
            Stream.concat(label.printed().stream(), Meanings.synonyms(label).stream())
                    .map(Letters::fold)
                    .filter(folded -> folded.length() >= SHORTEST_OWN)
                    .forEach(names::add);
        }
        var all = new HashSet<>(known);
        all.addAll(names);
        asked.forEach(m -> m.labels().stream()
                .map(Concept.Cue::folded)
                .filter(folded -> folded.length() >= SHORTEST_OWN)
                .forEach(all::add));
        return new LabelFinder(all, names);
    }

    /** A label in a run: characters [from, to), {@code weight} in (0, 1]. */
    record Label(Run run, int from, int to, double weight) {
        /** True when nothing but signs stands before it. */
        boolean opens() {
            return run.text().substring(0, from).chars().noneMatch(Character::isLetterOrDigit);
        }

        /** True when nothing but signs stands after it. */
        boolean closes() {
            return run.text().substring(to).chars().noneMatch(Character::isLetterOrDigit);
        }
    }

    /** Labels of one concept in a run; where two overlap, the longer one. */
    static List<Label> in(Run run, List<Concept.Cue> cues) {
        var found = new ArrayList<Label>();
        for (Concept.Cue cue : cues) {
            if (cue.folded().length() > run.letters().folded().length()) {
                continue;
            }
            for (Letters.Hit hit : run.letters().find(cue.folded())) {
                boolean free = found.stream().noneMatch(l -> hit.from() < l.to() && l.from() < hit.to());
                // A slip of one letter, not a label and the value behind its colon.
                boolean one = hit.exact()
                        || run.text().substring(hit.from(), hit.to()).indexOf(':') < 0;
                if (free && one) {
                    found.add(new Label(run, hit.from(), hit.to(), weight(run, cue, hit)));
                }
            }
        }
        return found;
    }

    /** True for a run that is a label and nothing else, or ends with a colon. */
    boolean isLabel(Run run) {
        return run.text().stripTrailing().endsWith(":") || known(run.text());
    }

    /** True for words that are a label and nothing else. */
    boolean known(String text) {
        return known.contains(Letters.fold(text))
                || (!own.isEmpty()
                        && own.contains(Letters.fold(BOX.matcher(text).replaceFirst(""))));
    }

    /**
     * Where the label of another field that is asked for begins in {@code text}, after some words of value:
     * {@code "$25 Specialist $50"} ends before "Specialist". The text's length when there is none.
     */
    int nextOwn(String text) {
        var letters = Letters.of(text);
        int end = text.length();
        for (String label : own) {
            for (Letters.Hit hit : letters.find(label)) {
                boolean value = text.substring(0, hit.from()).chars().anyMatch(Character::isLetterOrDigit);
                boolean titled = !Character.isLowerCase(text.charAt(hit.from()));
                if (hit.exact() && value && titled && hit.from() < end) {
                    end = hit.from();
                }
            }
        }
        var box = BOX_AT_END.matcher(text.substring(0, end));
        return end < text.length() && box.find() ? box.start() : end;
    }

    private static double weight(Run run, Concept.Cue cue, Letters.Hit hit) {
        double weight = cue.weight() * (hit.exact() ? 1 : 0.85);
        String before = run.text().substring(0, hit.from());
        long words = before.chars().filter(Character::isLetterOrDigit).count();
        boolean colon =
                run.text().substring(hit.to()).matches("(?s)\\s{0,2}(?:\\([^)]*\\)|[^\\p{L}:]{0,3})?\\s{0,2}[:#=].*");
        double position = words == 0 ? 1 : words < 4 ? 0.85 : words < 16 ? 0.7 : 0.5;
        double prose = run.text().length() > PROSE && !colon && words > 0 ? 0.6 : 1;
        boolean whole =
                hit.from() == 0 && run.text().substring(hit.to()).chars().noneMatch(Character::isLetterOrDigit);
        double telling = 1 + Math.clamp((cue.folded().length() - 5) * 0.012, 0, 0.12);
        return weight * telling * position * prose * (whole || (colon && words == 0) ? 1.1 : 1);
    }
}
