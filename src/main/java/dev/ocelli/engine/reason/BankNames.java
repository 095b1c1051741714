package dev.ocelli.engine.reason;

import java.util.List;

/** Names of banks, which say themselves what they are: {@code Harbor First Bank}, {@code Sparkasse Musterstadt}. */
final class BankNames {
    private static final double SCORE = 2.2;
    private static final double LARGE = 0.6;
    private static final int MOST_WORDS = 7;

    private final Scene scene;
    private final Phrases banks;
    private final FirmNames firms;
    private final LabelFinder labels;

    BankNames(Scene scene, Lexicon lexicon, FirmNames firms, LabelFinder labels) {
        this.scene = scene;
        this.banks = lexicon.words("banks");
        this.firms = firms;
        this.labels = labels;
    }

    /** The largest print counts most, then the first. */
    List<Candidate> all() {
        double largest = scene.runs().stream()
                .mapToDouble(run -> run.box().height())
                .max()
                .orElse(1);
        return scene.runs().stream()
                .flatMap(run -> FirmNames.parts(run.all()).stream())
                .filter(this::named)
                .map(part -> new Candidate(
                        part,
                        new Value.Text(part.text()),
                        SCORE + LARGE * part.run().box().height() / largest))
                .toList();
    }

    private boolean named(Span part) {
        String text = part.text();
        return banks.in(Letters.of(text))
                && Letters.words(text).size() > 1
                && Letters.words(text).size() <= MOST_WORDS
                && text.chars().noneMatch(Character::isDigit)
                && Character.isUpperCase(text.codePointAt(0))
                && !labels.known(text)
                && !text.contains(":")
                && firms.possible(text);
    }
}
