package dev.ocelli.engine.agent.graph;

import java.util.List;

/**
 * A document on its way through the graph: a file, or some pages of it.
 *
 * @param file what tools call it
 * @param pages counted from 1; empty: all
 * @param kind what it is; empty while nobody has said
 * @param confidence of the kind, in [0, 1]
 */
record Part(String file, List<Integer> pages, String kind, double confidence) {
    Part {
        pages = List.copyOf(pages);
    }

    Part as(String other, double sure) {
        return new Part(file, pages, other, sure);
    }

    Part on(List<Integer> some) {
        return new Part(file, some, kind, confidence);
    }

    /** Whether both are the same pages of the same file. */
    boolean sameAs(Part other) {
        return file.equals(other.file) && pages.equals(other.pages);
    }
}
