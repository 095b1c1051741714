package dev.ocelli.engine.reason;

import java.util.List;

/**
 * Someone a document speaks of.
 *
 * @param name where the name is printed; more than one span when it runs over lines
 * @param address lines of the address, as far as one stands with the name
 * @param lines runs of the block around it
 * @param score points of the choice
 */
record Party(List<Span> name, List<Span> address, List<Run> lines, double score) {
    Party {
        name = List.copyOf(name);
        address = List.copyOf(address);
        lines = List.copyOf(lines);
    }

    String nameText() {
        return String.join(" ", name.stream().map(Span::text).toList());
    }
}
