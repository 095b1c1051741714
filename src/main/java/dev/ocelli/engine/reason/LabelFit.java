package dev.ocelli.engine.reason;

import java.util.regex.Pattern;

/** Whether the words of a label are all of a label, where its value stands in the same line. */
final class LabelFit {
    private static final double ANOTHER = 0.5;
    private static final double OTHER_EVENT = 0.1;

    /** {@code Date of loss:} is no plain date. */
    private static final Pattern FURTHER =
            Pattern.compile("\\s+(?:of|for|de|du|des|der|della|di)\\s+\\p{L}[^:]{1,30}:\\s*");

    private LabelFit() {}

    /**
     * 1 when nothing speaks against it, less for each sign that the print goes on being a label.
     *
     * @param gap between the label and the value
     * @param open whether any words can be the value
     */
    static double of(Meaning meaning, LabelFinder.Label label, String gap, boolean open) {
        String rest = label.run().text().substring(label.to());
        boolean text = meaning.kind() == Kind.TEXT;
        double fit = open && (runsOn(rest) || (text && headline(label.run().text()))) ? ANOTHER : 1;
        fit *= text && amidWords(label) ? ANOTHER : 1;
        return meaning.kind() == Kind.DATE && FURTHER.matcher(gap).matches() ? fit * OTHER_EVENT : fit;
    }

    /** Whether the words before a date say what happened then, beyond a plain label. */
    static boolean ofAnEvent(String before) {
        return FURTHER.matcher(before).find();
    }

    /** Words before a label make it another one: {@code Cause of loss} is no loss; a figure there ends a value. */
    private static boolean amidWords(LabelFinder.Label label) {
        String before = label.run().text().substring(0, label.from());
        return !label.opens() && before.chars().noneMatch(Character::isDigit);
    }

    /** Words in small letters right after a label belong to it: {@code Member services} is no member. */
    private static boolean runsOn(String rest) {
        return rest.length() > 1 && rest.charAt(0) == ' ' && Character.isLowerCase(rest.charAt(1));
    }

    /** A few words in capitals are a headline of their own: {@code WORK ORDER} names no work. */
    private static boolean headline(String text) {
        return text.chars().allMatch(c -> Character.isUpperCase(c) || c == ' ') && text.split(" ").length <= 3;
    }
}
