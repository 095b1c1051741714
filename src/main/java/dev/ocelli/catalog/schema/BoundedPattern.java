package dev.ocelli.catalog.schema;

import com.networknt.schema.regex.RegularExpressions;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a stranger's schema that cannot hold a thread.
 *
 * <p>Matching stops after {@value #MAX_READS} looks at a character; a text that is not decided by then does not match.
 * Java's engine is kept, not a linear-time one, because Pydantic writes look-aheads into its schemas.
 */
public final class BoundedPattern {
    private static final int MAX_READS = 1_000_000;
    private static final int MAX_LENGTH = 4_000;
    private static final String UNBOUNDED = "(?:[+*]|\\{\\d+,\\})";
    private static final Pattern REPEATED_REPEAT = Pattern.compile("\\((?:\\?:)?[^()]*[+*]\\??\\)" + UNBOUNDED);
    private static final Pattern REPEATED_CHOICE = Pattern.compile("\\((?:\\?:)?([^()]*\\|[^()]*)\\)" + UNBOUNDED);

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads an ECMA 262 expression; a broken or over-long one is an {@link ErrorCode#INVALID_SCHEMA}. */
    public static BoundedPattern compile(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw new OcelliException(
                    ErrorCode.INVALID_SCHEMA,
                    "A pattern has " + expression.length() + " characters; at most " + MAX_LENGTH + " are read.");
        }
        try {
            String java = RegularExpressions.replaceDollarAnchors(
                    RegularExpressions.replaceLongformCharacterProperties(expression));
            return new BoundedPattern(Pattern.compile(java));
        } catch (PatternSyntaxException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_SCHEMA,
                    null,
                    "The pattern " + expression + " is not a regular expression: " + e.getDescription() + ".",
                    e);
        } catch (StackOverflowError e) {
            throw new OcelliException(ErrorCode.INVALID_SCHEMA, null, "A pattern nests too deeply to be read.", e);
        }
    }

    /** True when the expression matches somewhere in {@code text}, as JSON Schema's {@code pattern} asks. */
    public boolean finds(String text) {
        try {
            return pattern.matcher(new Counted(text, new int[1], 0, text.length()))
                    .find();
        } catch (TooManyReads | StackOverflowError e) {
            return false;
        }
    }

    /** A part of a text, from the first letter to behind the last. */
    public record Range(int start, int end) {}

    /**
     * Every place in {@code text} that the expression matches, empty matches left out.
     *
     * @throws OcelliException {@code INVALID_REQUEST} when it is not decided after {@value #MAX_READS} looks at a
     *     character: unlike {@link #finds}, a caller here must know that something may have been missed
     */
    public List<Range> all(String text) {
        var ranges = new ArrayList<Range>();
        try {
            var matcher = pattern.matcher(new Counted(text, new int[1], 0, text.length()));
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    ranges.add(new Range(matcher.start(), matcher.end()));
                }
            }
            return ranges;
        } catch (TooManyReads | StackOverflowError e) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    null,
                    "The pattern " + pattern.pattern()
                            + " takes too long on this document. Make it simpler: no repeated"
                            + " groups inside repeated groups.",
                    e);
        }
    }

    /**
     * True when the expression repeats a group that can match the same text in several ways, as {@code (a+)+} and {@code
     * (a|aa)*} do. Backtracking engines take exponential time on such; Java's own remembers places and survives most,
     * but a schema is read by clients too.
     */
    public boolean explodes() {
        String expression = pattern.pattern();
        return REPEATED_REPEAT.matcher(expression).find()
                || REPEATED_CHOICE
                        .matcher(expression)
                        .results()
                        .anyMatch(m -> overlapping(m.group(1).split("\\|", -1)));
    }

    private static boolean overlapping(String[] choices) {
        for (int i = 0; i < choices.length; i++) {
            for (int j = 0; j < choices.length; j++) {
                if (i != j && choices[j].startsWith(choices[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final class TooManyReads extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyReads() {
            super("too many steps", null, false, false);
        }
    }

    /** The part {@code start..end} of a text; all parts of one match share {@code reads}. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final int[] reads;
        private final int start;
        private final int end;

        Counted(String text, int[] reads, int start, int end) {
            this.text = text;
            this.reads = reads;
            this.start = start;
            this.end = end;
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            if (++reads[0] > MAX_READS) {
                throw new TooManyReads();
            }
            return text.charAt(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text, reads, start + from, start + to);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }
}
