package dev.ocelli.core.perception;

import dev.ocelli.core.base.MediaType;
import java.util.List;
import java.util.Optional;

/**
 * Everything seen and heard in one file.
 *
 * <p>{@code pages} are the pages asked for, in order of their index; {@code pageCount} counts all pages of the
 * file. {@code warnings} are plain words for people, such as "page 3 could not be read".
 *
 * <p>A {@code recording} is there for sound and film. What was said and what frames show stands in {@code pages} too, so
 * that fields are found in it as in print: a page of {@link TextSource#SPEECH} holds a stretch of the transcript, a page
 * of a film one frame, and their words carry times.
 */
public record Perception(
        MediaType mediaType, int pageCount, List<Page> pages, List<String> warnings, Optional<Recording> recording) {
    public Perception {
        pages = List.copyOf(pages);
        warnings = List.copyOf(warnings);
    }

    /** A perception of pages. */
    public Perception(MediaType mediaType, int pageCount, List<Page> pages, List<String> warnings) {
        this(mediaType, pageCount, pages, warnings, Optional.empty());
    }

    /** A perception of pages without warnings. */
    public Perception(MediaType mediaType, int pageCount, List<Page> pages) {
        this(mediaType, pageCount, pages, List.of());
    }

    public String text() {
        return String.join("\n\n", pages.stream().map(Page::text).toList());
    }
}
