package dev.ocelli.engine.reason;

import java.util.List;

/** Counts words near a label that turn it into another label: "Sub" before "Total", "Date" after "Invoice". */
final class WrongWords {
    private static final int LIFTED = 3;

    private WrongWords() {}

    static int count(Meaning meaning, String text) {
        var concept = meaning.concept();
        if (concept.isEmpty()) {
            return 0;
        }
        Concept known = concept.get();
        List<String> words = Letters.words(text);
        int wrong = 0;
        int lifted = 0;
        for (String word : words) {
            if (known.lifts().folded().contains(word)) {
                lifted = LIFTED;
            } else if (lifted > 0) {
                lifted--;
            } else if (known.not().folded().contains(word)) {
                wrong++;
            }
        }
        return wrong;
    }
}
