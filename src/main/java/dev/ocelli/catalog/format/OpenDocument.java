package dev.ocelli.catalog.format;

import java.util.List;

/** An opened file. Not safe for several threads at once. */
public interface OpenDocument extends AutoCloseable {
    int pageCount();

    /** The page at {@code index}, counted from 0; lazy: nothing is rendered yet. */
    PageSource page(int index);

    /** Things a reader should know, such as "page 3 could not be read"; in plain words. */
    default List<String> warnings() {
        return List.of();
    }

    @Override
    void close();
}
