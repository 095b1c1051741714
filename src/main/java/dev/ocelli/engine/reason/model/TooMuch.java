package dev.ocelli.engine.reason.model;

import dev.ocelli.core.base.OcelliException;
import java.util.regex.Pattern;

/** A question that the backend could not take whole; it is asked again in smaller pieces. */
final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** How servers say that a question is longer than their window. */
    private static final Pattern WORDS = Pattern.compile(
            "(?i)context.{0,20}(length|size|window)|maximum context|too (long|large|many tokens)|exceeds? the (available|maximum|model)"
                    + "|prompt is too|reduce the length|input length|max_model_len|413");

    private static final Pattern PICTURES =
            Pattern.compile("(?i)image|picture|vision|multi-?modal|mmproj|content.{0,12}(type|part|must be a string)");

    /** Less than this a server does not cut silently. */
    private static final int LEAST_CUT = 1_024;

    /** By this factor the estimate of a question may be too high. */
    private static final int ESTIMATE = 2;

    TooMuch() {
        super("more than the backend takes", null, false, false);
    }

    static boolean isSaidBy(OcelliException refusal) {
        return WORDS.matcher(refusal.getMessage()).find();
    }

    /** Whether the backend complains of pictures. */
    static boolean complainsOfPictures(OcelliException refusal) {
        return PICTURES.matcher(refusal.getMessage()).find();
    }

    /** Whether the backend has read far less than it was sent: some cut a long question without a word. */
    static boolean wasCut(long tokensRead, int estimate) {
        return tokensRead >= LEAST_CUT && tokensRead * ESTIMATE < estimate;
    }
}
