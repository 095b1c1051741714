package dev.ocelli.core.file;

import java.util.Optional;

/**
 * Which files are wanted, and in which order.
 *
 * @param words part of the name or the id, in any case; empty: all
 * @param family first half of the media type, such as {@code image}; empty: all
 */
public record FileSearch(String words, Optional<String> family, Key key, boolean falling) {
    public static final FileSearch ALL = new FileSearch("", Optional.empty(), Key.CREATED, true);

    /** A column that the list can be sorted by. */
    public enum Key {
        CREATED,
        NAME,
        SIZE
    }

    /** For ILIKE; the words' own wildcards count as they stand. Empty when there are none. */
    Optional<String> pattern() {
        String plain = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return plain.isEmpty() ? Optional.empty() : Optional.of("%" + plain + "%");
    }
}
