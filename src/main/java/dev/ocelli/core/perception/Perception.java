package dev.ocelli.core.perception;

import dev.ocelli.core.base.MediaType;
import java.util.List;

/** Everything seen in one file. {@code pages} are the pages asked for, in order of their index. */
public record Perception(MediaType mediaType, int pageCount, List<Page> pages) {
    public Perception {
        pages = List.copyOf(pages);
    }

    public String text() {
        return String.join("\n\n", pages.stream().map(Page::text).toList());
    }
}
