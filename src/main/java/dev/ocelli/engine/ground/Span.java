package dev.ocelli.engine.ground;

import dev.ocelli.core.perception.Place;
import java.util.List;
import java.util.stream.Collectors;

/** A run of print: one piece a line, in reading order. */
record Span(List<Piece> pieces) {
    Span {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a span without pieces");
        }
    }

    static Span of(PrintedLine line, int from, int to) {
        return new Span(List.of(new Piece(line, from, to)));
    }

    /** Letters {@code from} (inclusive) to {@code to} (exclusive) of a line's text. */
    record Piece(PrintedLine line, int from, int to) {
        String text() {
            return line.text().substring(from, to);
        }

        Place place() {
            return line.place(from, to);
        }
    }

    /** The words as printed; lines joined by single spaces. */
    String quote() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(" "));
    }

    List<Place> places() {
        return pieces.stream().map(Piece::place).toList();
    }

    Piece first() {
        return pieces.getFirst();
    }
}
