package dev.ocelli.catalog.format;

import dev.ocelli.core.base.PixelBox;
import java.util.List;
import java.util.Optional;

/** An opened file. Not safe for several threads at once. */
public interface OpenDocument extends AutoCloseable {
    int pageCount();

    /** The page at {@code index}, counted from 0; lazy: nothing is rendered yet. */
    PageSource page(int index);

    /** The stored pixels of a page that is one picture, upright as EXIF says; empty for pages that are drawn. */
    default Optional<PixelBox> pixels(int index) {
        return Optional.empty();
    }

    /** Things a reader should know, such as "page 3 could not be read"; in plain words. */
    default List<String> warnings() {
        return List.of();
    }

    @Override
    void close();
}
