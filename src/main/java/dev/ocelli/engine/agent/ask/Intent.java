package dev.ocelli.engine.agent.ask;

import java.util.Arrays;
import java.util.Locale;

/** What somebody wants. */
public enum Intent {
    /** Fields of a document as data. */
    EXTRACT,
    /** One value, with its place. */
    FIND,
    /** The text as it stands. */
    READ,
    MARKDOWN,
    TABLES,
    CLASSIFY,
    /** Which files and documents there are. */
    LIST,
    SUMMARISE,
    COMPARE,
    COUNT_PAGES,
    FACES,
    BARCODES,
    CROP,
    ROTATE,
    FLIP,
    RESIZE,
    /** Boxes drawn over what was read. */
    ANNOTATE,
    REDACT,
    SPLIT,
    MERGE,
    /** Several files as one archive. */
    ZIP,
    TAKE_PAGES,
    CONVERT,
    TRANSCRIBE,
    TRIM,
    FRAMES,
    /** The parts of a recording that are about something. */
    HIGHLIGHTS,
    /** The sound of a film as a file. */
    SOUND,
    /** Where words stand in a text. */
    SEARCH,
    /** The result as a file; what was made is sent anyhow. */
    SEND,
    /** What was said in this conversation. */
    HISTORY,
    /** Something that the user said about themselves. */
    RECALL,
    REMEMBER,
    HELP,
    THANKS,
    /** What a picture shows: needs a model that sees. */
    LOOK,
    GENERATE,
    TRANSLATE,
    WEB,
    UNCLEAR;

    /** {@code count-pages}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Intent ofWord(String word) {
        return Arrays.stream(values())
                .filter(intent -> intent.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no intent " + word));
    }

    /** Whether it changes or makes files, so that "it" means the last one made. */
    boolean acts() {
        return switch (this) {
            case MARKDOWN, CROP, ROTATE, FLIP, RESIZE, ANNOTATE, REDACT, SPLIT, MERGE, TAKE_PAGES, CONVERT -> true;
            case READ,
                    COUNT_PAGES,
                    SUMMARISE,
                    CLASSIFY,
                    TRIM,
                    FRAMES,
                    HIGHLIGHTS,
                    SOUND,
                    TRANSCRIBE,
                    BARCODES,
                    FACES,
                    TABLES,
                    LOOK -> true;
            default -> false;
        };
    }

    /** Whether it is usually meant for one file, the one sent last, rather than for all. */
    public boolean onOneFile() {
        return switch (this) {
            case CROP, ROTATE, FLIP, RESIZE, SPLIT, TRIM, FRAMES, HIGHLIGHTS, SOUND, TAKE_PAGES -> true;
            default -> false;
        };
    }
}
