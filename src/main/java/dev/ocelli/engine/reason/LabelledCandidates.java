package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Values that stand with a label of a field: after it in the run, right of it in the row, or below it. */
final class LabelledCandidates {
    private static final double PLAIN = 4;
    private static final double RIGHT = 0.92;
    private static final double RIGHT_STEP = 0.13;
    private static final double BELOW_HEAD = 0.8;
    private static final double BELOW = 0.42;
    private static final double WRONG_WORD = 0.2;
    private static final double CELL_GAP = 10;

    /** Numbers of boxes and rows have one or two digits. */
    private static final int SHORT_NUMBER = 2;
    /** A label at the end of other words, such as the name of a bank, hardly heads what stands below. */
    private static final double TAIL = 0.5;

    private static final Pattern NUMBER_SIGN =
            Pattern.compile("(?i)(?:\\b(?:nr|no|num|number|nummer|n)\\s?[.:°º]*|[#:])\\s*$");

    private final Scene scene;
    private final Recognisers recognisers;
    private final LabelFinder labels;

    LabelledCandidates(Scene scene, Recognisers recognisers, LabelFinder labels) {
        this.scene = scene;
        this.recognisers = recognisers;
        this.labels = labels;
    }

    List<Candidate> of(Meaning meaning) {
        var found = new ArrayList<Candidate>();
        for (Run run : scene.runs()) {
            for (LabelFinder.Label label : LabelFinder.in(run, meaning.labels())) {
                found.addAll(of(meaning, label));
            }
        }
        return found;
    }

    private List<Candidate> of(Meaning meaning, LabelFinder.Label label) {
        var found = new ArrayList<Candidate>();
        boolean here = sameRun(meaning, label, found);
        if (label.closes() || meaning.kind() == Kind.MONEY || !here) {
            right(meaning, label, here ? 0.5 : 1, found);
        }
        if (!here && label.closes()) {
            below(meaning, label, found.isEmpty(), found);
        }
        return found;
    }

    private boolean sameRun(Meaning meaning, LabelFinder.Label label, List<Candidate> found) {
        Run run = label.run();
        if (open(meaning) && labels.known(run.text())) {
            return false;
        }
        String rest = run.text().substring(label.to());
        rest = open(meaning) ? rest.substring(0, labels.nextOwn(rest)) : rest;
        int rank = 0;
        for (Match match : matches(meaning, rest)) {
            String gap = rest.substring(0, match.from());
            double factor = gapFactor(meaning, label, gap) * (rank == 0 ? 1 : 0.7) * beforeFactor(meaning, label);
            factor *= meaning.kind() == Kind.ID ? idFactor(gap) : 1;
            factor *= LabelFit.of(meaning, label, gap, open(meaning));
            var span = new Span(run, label.to() + match.from(), label.to() + match.to());
            found.add(candidate(span, match, label.weight() * factor));
            rank++;
        }
        return rank > 0;
    }

    private void right(Meaning meaning, LabelFinder.Label label, double share, List<Candidate> found) {
        double relation = RIGHT;
        String zone = label.run().text().substring(label.to());
        for (Run run : scene.rightOf(label.run())) {
            boolean ofOther = !open(meaning) && labels.known(run.text());
            if (run.letters().folded().isEmpty() || ofOther) {
                continue;
            }
            var matches = matches(meaning, run.text());
            boolean other = (matches.isEmpty() || open(meaning)) && labels.isLabel(run);
            if (other && open(meaning)) {
                return;
            }
            double share2 = share;
            for (Match match : matches) {
                double factor = gapFactor(meaning, label, run.text().substring(0, match.from()))
                        * gapFactor(meaning, label, zone)
                        * beforeFactor(meaning, label);
                double cover = (match.to() - match.from()) / (double) run.text().length();
                factor *= meaning.kind() == Kind.NUMBER && cover < 0.3 ? 0.3 : 1;
                found.add(candidate(
                        new Span(run, match.from(), match.to()), match, label.weight() * relation * factor * share2));
                share2 *= 0.8;
            }
            zone = zone + " " + run.text();
            relation -= other ? 2 * RIGHT_STEP : RIGHT_STEP;
            if (relation <= 0.2 || (open(meaning) && !matches.isEmpty())) {
                return;
            }
        }
    }

    private void below(Meaning meaning, LabelFinder.Label label, boolean head, List<Candidate> found) {
        Run run = label.run();
        double relation =
                (head ? BELOW_HEAD : BELOW) * (meaning.kind() != Kind.ID && open(meaning) && !label.opens() ? TAIL : 1);
        int seen = 0;
        for (Run under : scene.below(run)) {
            boolean other = labels.isLabel(under);
            if (other && open(meaning) && labels.known(under.text())) {
                continue;
            }
            double lines = (under.box().centreY() - run.box().centreY())
                    / Math.max(1e-6, run.box().height());
            double near =
                    Math.max(0.3, 1.15 - 0.15 * lines) * (other ? 0.3 : 1) * (open(meaning) && seen > 0 ? 0.4 : 1);
            for (Match match : matches(meaning, under.text())) {
                double cover =
                        (match.to() - match.from()) / (double) under.text().length();
                double whole = strict(meaning.kind()) && cover < 0.6 ? 0.4 : 1;
                found.add(candidate(
                        new Span(under, match.from(), match.to()), match, label.weight() * relation * near * whole));
            }
            seen++;
        }
    }

    /** An amount that no lexicon knows may be printed without cents, as in accounts. */
    private List<Match> matches(Meaning meaning, String text) {
        var found = recognisers.of(meaning.kind()).find(text);
        return found.isEmpty()
                        && meaning.kind() == Kind.MONEY
                        && meaning.concept().isEmpty()
                ? recognisers.of(Kind.NUMBER).find(text).stream()
                        .filter(m -> m.to() - m.from() > SHORT_NUMBER)
                        .toList()
                : found;
    }

    private static Candidate candidate(Span span, Match match, double weight) {
        return new Candidate(span, match.value(), PLAIN * weight * (0.6 + 0.4 * match.quality()));
    }

    /** Words of another label between label and value make it that label's value. */
    private static double gapFactor(Meaning meaning, LabelFinder.Label label, String gap) {
        long letters = gap.chars().filter(Character::isLetter).count();
        double far = 1 / (1 + Math.max(0, letters - 6) / (strict(meaning.kind()) ? 5.0 : 14.0));
        String said = label.run().text().substring(label.from(), label.to());
        int wrong = WrongWords.count(meaning, said + " " + gap) - WrongWords.count(meaning, said);
        return far * Math.pow(WRONG_WORD, Math.clamp(wrong, 0, 2));
    }

    /** "Invoice (380) Nr. 4711": the number follows its sign, and does not stand in brackets. */
    private static double idFactor(String gap) {
        return gap.endsWith("(") ? 0.4 : NUMBER_SIGN.matcher(gap).find() ? 1.5 : 1;
    }

    private double beforeFactor(Meaning meaning, LabelFinder.Label label) {
        String before = label.run().text().substring(0, label.from());
        String row = scene.leftOf(label.run())
                .filter(l -> label.opens() && close(l, label.run()))
                .map(Run::text)
                .orElse("");
        return wrongFactor(meaning, before) * (row.length() < 30 && labelsOnly(row) ? wrongFactor(meaning, row) : 1);
    }

    /** Near enough to belong to one phrase; what stands further left is another cell of a form. */
    private static boolean close(Run left, Run right) {
        return right.box().x() - left.box().right() < CELL_GAP * right.box().height();
    }

    private static boolean labelsOnly(String text) {
        return text.chars().noneMatch(Character::isDigit);
    }

    private static double wrongFactor(Meaning meaning, String words) {
        return words.isBlank() ? 1 : Math.pow(WRONG_WORD, Math.min(2, WrongWords.count(meaning, words)));
    }

    /** Kinds that take any words: the nearest run alone is meant. */
    private static boolean open(Meaning meaning) {
        return switch (meaning.kind()) {
            case TEXT, PERSON, PARTY, ADDRESS, ADDRESS_PART, CHOICE, ID -> true;
            default -> false;
        };
    }

    private static boolean strict(Kind kind) {
        return kind == Kind.ID
                || kind == Kind.TEXT
                || kind == Kind.PERSON
                || kind == Kind.TAX_ID
                || kind == Kind.NUMBER;
    }
}
