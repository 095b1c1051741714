package dev.ocelli.catalog.tool.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Weighs whether a page starts a new document or goes on with the one before it. Pure. */
final class Boundaries {
    private static final double STARTS = 1.5;

    private Boundaries() {}

    /**
     * @param confidence that it is so, in [0, 1]
     * @param reason in plain words: what spoke most for it
     */
    record Verdict(boolean starts, double confidence, String reason) {}

    private record Sign(double weight, String words) {}

    /**
     * @param before the last page that was not blank
     * @param blankBetween a blank page or a separator sheet lies between
     */
    static Verdict judge(PageTraits before, PageTraits page, boolean blankBetween) {
        var signs = new ArrayList<Sign>();
        if (blankBetween) {
            signs.add(new Sign(2.5, "a blank page or separator before it"));
        }
        counts(before, page, signs);
        looks(before, page, signs);
        kinds(before, page, signs);
        double sum = signs.stream().mapToDouble(Sign::weight).sum();
        boolean starts = sum > STARTS;
        double confidence = 1 / (1 + Math.exp(-Math.abs(sum - STARTS) * 0.9));
        String reason = signs.stream()
                .filter(sign -> sign.weight() > 0 == starts)
                .sorted(Comparator.comparingDouble(sign -> -Math.abs(sign.weight())))
                .limit(3)
                .map(Sign::words)
                .collect(Collectors.joining("; "));
        return new Verdict(starts, confidence, reason.isEmpty() ? "nothing speaks against it" : reason);
    }

    private static void counts(PageTraits before, PageTraits page, List<Sign> signs) {
        int number = page.number();
        boolean follows = number > 1 && before.number() == number - 1 && before.total() == page.total();
        if (number == 1) {
            signs.add(new Sign(page.total() > 0 ? 5 : 2.5, "it is page 1" + of(page)));
        } else if (follows) {
            signs.add(new Sign(
                    page.total() > 0 ? -6 : -3,
                    "it is page " + number + of(page) + " and follows page " + (number - 1)));
        } else if (number > 1 && page.total() > 0 && before.total() != page.total()) {
            signs.add(new Sign(2, "it counts its pages differently"));
        } else if (number > 1 && before.number() == 0) {
            signs.add(new Sign(-1, "it is page " + number));
        }
        if (before.isLast()) {
            signs.add(new Sign(3, "the page before is the last of its document"));
        } else if (before.total() > 0 && number == 0) {
            signs.add(new Sign(-2, "the document before is not complete"));
        }
    }

    private static String of(PageTraits page) {
        return page.total() > 0 ? " of " + page.total() : "";
    }

    private static void looks(PageTraits before, PageTraits page, List<Sign> signs) {
        double head = page.headLike(before);
        if (head > 0.6) {
            signs.add(new Sign(-1.8, "the same head as the page before"));
        } else if (head < 0.15) {
            signs.add(new Sign(0.8, "another head than the page before"));
        }
        double foot = page.footLike(before);
        if (foot > 0.6) {
            signs.add(new Sign(-1.8, "the same foot as the page before"));
        } else if (foot >= 0 && foot < 0.2) {
            signs.add(new Sign(0.8, "another foot than the page before"));
        }
        if (Math.abs(page.page().aspect() / before.page().aspect() - 1) > 0.08) {
            signs.add(new Sign(1.6, "another size of paper"));
        }
        double keys = page.keysAgree(before);
        if (keys != 0) {
            signs.add(
                    keys > 0 ? new Sign(-2.5, "the same numbers as before") : new Sign(3, "other numbers than before"));
        }
        if (page.saysContinued()) {
            signs.add(new Sign(-2.5, "it says that it goes on"));
        }
        if (page.startsInsideSentence()) {
            signs.add(new Sign(-1, "it starts inside a sentence"));
        }
    }

    private static void kinds(PageTraits before, PageTraits page, List<Sign> signs) {
        Optional<String> kind = page.sureKind();
        boolean titled = page.kind()
                .filter(KindFinder.Finding::isSure)
                .filter(f -> f.because().getFirst().startsWith("the title"))
                .isPresent();
        if (titled) {
            signs.add(new Sign(1.8, page.kind().orElseThrow().because().getFirst()));
        }
        if (kind.isPresent() && before.sureKind().isPresent() && !kind.equals(before.sureKind())) {
            signs.add(new Sign(
                    1.5, "it looks like another kind of document: " + kind.get().replace('_', ' ')));
        }
        var title = page.title();
        if (page.greets()) {
            signs.add(new Sign(2.5, "it greets somebody, as letters begin"));
        } else if (title.isEmpty()) {
            signs.add(new Sign(-0.8, "it has no title"));
        } else if (!titled) {
            signs.add(new Sign(1, "a line in large type at its top"));
        }
    }
}
