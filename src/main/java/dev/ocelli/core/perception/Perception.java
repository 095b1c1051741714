package dev.ocelli.core.perception;

import dev.ocelli.core.base.MediaType;
import java.util.List;

/**
 * Everything seen in one file.
 *
 * <p>{@code pages} are the pages asked for, in order of their index; {@code pageCount} counts all pages of the
 * file. {@code warnings} are plain words for people, such as "page 3 could not be read".
 */
public record Perception(MediaType mediaType, int pageCount, List<Page> pages, List<String> warnings) {
    public Perception {
        pages = List.copyOf(pages);
        warnings = List.copyOf(warnings);
    }

    /** A perception without warnings. */
    public Perception(MediaType mediaType, int pageCount, List<Page> pages) {
        this(mediaType, pageCount, pages, List.of());
    }

    public String text() {
        return String.join("\n\n", pages.stream().map(Page::text).toList());
    }
}
