package dev.ocelli.engine.agent.ask;

import java.util.List;
import java.util.Optional;

/**
 * One thing that somebody wants.
 *
 * @param words the words that say so
 */
public record Ask(Intent intent, String words, Where where, Details details) {

    /**
     * What it is about; all empty when nothing was named.
     *
     * @param files names as they were said: {@code file_2}, {@code img_a05b3c}, {@code scan.pdf}, an ordinal such as {@code
     *     2} or {@code -1}, {@code it} for what was made last, {@code other} for the one not meant before
     */
    public record Where(List<String> files, Optional<Part> part, Optional<Pages> pages) {
        public static final Where ANYWHERE = new Where(List.of(), Optional.empty(), Optional.empty());

        public Where {
            files = List.copyOf(files);
        }

        boolean isAnywhere() {
            return files.isEmpty() && part.isEmpty() && pages.isEmpty();
        }
    }

    /**
     * A document inside a file, or one of several.
     *
     * @param kind such as {@code invoice}; empty: any
     * @param ordinal counts from 1; {@link #LAST}, {@link #ALL} or {@link #UNSAID}
     */
    public record Part(String kind, int ordinal) {
        public static final int LAST = -1;
        public static final int ALL = -2;
        public static final int UNSAID = 0;
    }

    /**
     * Pages as said.
     *
     * @param numbers count from 1; -1 is the last
     * @param first so many from the beginning; 0: unsaid
     */
    public record Pages(List<Integer> numbers, int first) {
        public Pages {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * Everything else; empty where nothing was said.
     *
     * @param fields names of values, or of things said about the user ({@link Intent#RECALL})
     * @param what categories of what is redacted; kinds among which to classify; {@code all}
     *     where every place is cut out
     * @param quoted words to be redacted or searched for, as written
     * @param object what to crop, flip ({@code horizontal}), take ({@code except} these pages, or put
     *     them in this {@code order}) or split ({@code each} page)
     * @param format such as {@code csv}
     */
    public record Details(
            List<String> fields,
            List<String> what,
            List<String> quoted,
            String object,
            String format,
            Measure measure) {
        public static final Details NONE = new Details(List.of(), List.of(), List.of(), "", "", new Measure.None());

        public Details {
            fields = List.copyOf(fields);
            what = List.copyOf(what);
            quoted = List.copyOf(quoted);
        }
    }

    Ask with(Where other) {
        return new Ask(intent, words, other, details);
    }
}
