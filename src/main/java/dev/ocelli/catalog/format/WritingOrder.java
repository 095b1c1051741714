package dev.ocelli.catalog.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Brings words and letters from the order on the page, left to right, into reading order.
 *
 * <p>For Hebrew, Arabic and their kin both are turned round; numbers and Latin words inside keep their own order.
 */
final class WritingOrder {
    private WritingOrder() {}

    static List<List<Glyph>> words(List<List<Glyph>> words) {
        long rightToLeft = words.stream().filter(WritingOrder::isRightToLeft).count();
        long leftToRight = words.stream().filter(WritingOrder::isLeftToRight).count();
        if (rightToLeft == 0 || rightToLeft < leftToRight) {
            return words;
        }
        return turned(words, word -> !isRightToLeft(word));
    }

    static List<Glyph> letters(List<Glyph> word) {
        return isRightToLeft(word) ? turned(word, glyph -> isLatin(glyph) || isDigit(glyph)) : word;
    }

    /** The list from its end to its start, runs of kept elements in their old order. */
    private static <T> List<T> turned(List<T> list, Predicate<T> keepsOrder) {
        List<T> turned = new ArrayList<>(list.reversed());
        int start = 0;
        for (int i = 0; i <= turned.size(); i++) {
            if (i == turned.size() || !keepsOrder.test(turned.get(i))) {
                Collections.reverse(turned.subList(start, i));
                start = i + 1;
            }
        }
        return turned;
    }

    private static boolean isRightToLeft(List<Glyph> word) {
        return word.stream().anyMatch(glyph -> {
            byte way = Character.getDirectionality(glyph.text().codePointAt(0));
            return way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    private static boolean isLeftToRight(List<Glyph> word) {
        return word.stream().anyMatch(WritingOrder::isLatin);
    }

    private static boolean isLatin(Glyph glyph) {
        return Character.getDirectionality(glyph.text().codePointAt(0)) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean isDigit(Glyph glyph) {
        byte way = Character.getDirectionality(glyph.text().codePointAt(0));
        return way == Character.DIRECTIONALITY_EUROPEAN_NUMBER
                || way == Character.DIRECTIONALITY_ARABIC_NUMBER
                || way == Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR
                || way == Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR;
    }
}
