package dev.ocelli.core.perception;

import java.util.List;

/** A label on the page and what stands for it: "Date:" and "1/2/99". */
public record KeyValuePair(List<Word> key, List<Word> value) {
    public KeyValuePair {
        key = List.copyOf(key);
        value = List.copyOf(value);
    }
}
