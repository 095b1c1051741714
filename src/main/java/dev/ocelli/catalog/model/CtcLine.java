package dev.ocelli.catalog.model;

import java.util.List;

/** What the recogniser read along one crop, letter by letter. */
record CtcLine(List<Letter> letters) {
    /**
     * One letter (or space).
     *
     * @param position where its middle stands, in pixels of the crop from its left edge
     * @param probability in [0, 1]
     */
    record Letter(String text, double position, double probability) {
        boolean isSpace() {
            return text.isBlank();
        }
    }

    CtcLine {
        letters = List.copyOf(letters);
    }

    /** Mean probability of the letters that are not spaces; 0 when there are none. */
    double confidence() {
        return letters.stream()
                .filter(l -> !l.isSpace())
                .mapToDouble(Letter::probability)
                .average()
                .orElse(0);
    }
}
