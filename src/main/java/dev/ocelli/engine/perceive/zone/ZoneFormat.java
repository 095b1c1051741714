package dev.ocelli.engine.perceive.zone;

import java.util.List;
import java.util.Optional;

/**
 * The five layouts of ICAO Doc 9303 (parts 4 to 7, eighth edition): where each field and its check digit stand.
 *
 * <p>Positions count from 0; ends are exclusive.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable, which their type does not say
enum ZoneFormat {
    TD1(
            3,
            30,
            List.of(
                    new Field("document_code", Kind.CODE, new Span(0, 0, 2), -1),
                    new Field("issuing_state", Kind.LETTERS, new Span(0, 2, 5), -1),
                    new Field("document_number", Kind.ANY, new Span(0, 5, 14), 14),
                    new Field("date_of_birth", Kind.DIGITS, new Span(1, 0, 6), 6),
                    new Field("sex", Kind.LETTERS, new Span(1, 7, 8), -1),
                    new Field("expiration_date", Kind.DIGITS, new Span(1, 8, 14), 14),
                    new Field("nationality", Kind.LETTERS, new Span(1, 15, 18), -1),
                    new Field("names", Kind.LETTERS, new Span(2, 0, 30), -1)),
            new Whole(1, 29, List.of(new Span(0, 5, 30), new Span(1, 0, 7), new Span(1, 8, 15), new Span(1, 18, 29)))),
    TD2(
            2,
            36,
            twoRows(36, -1),
            new Whole(1, 35, List.of(new Span(1, 0, 10), new Span(1, 13, 20), new Span(1, 21, 35)))),
    TD3(
            2,
            44,
            twoRows(44, 42),
            new Whole(1, 43, List.of(new Span(1, 0, 10), new Span(1, 13, 20), new Span(1, 21, 43)))),
    MRV_A(2, 44, twoRows(44, -1), null),
    MRV_B(2, 36, twoRows(36, -1), null);

    /** What letters a field may hold. */
    enum Kind {
        LETTERS,
        DIGITS,
        /** First a letter, then anything. */
        CODE,
        ANY
    }

    record Span(int row, int start, int end) {
        String of(List<String> rows) {
            return rows.get(row).substring(start, end);
        }
    }

    /** One field; {@code check} is the place of its check digit in the same row, -1 when it has none. */
    record Field(String name, Kind kind, Span span, int check) {}

    /** The check digit over several spans. */
    record Whole(int row, int check, List<Span> spans) {}

    private final int rows;
    private final int width;
    private final List<Field> fields;
    private final Optional<Whole> whole;

    ZoneFormat(int rows, int width, List<Field> fields, @org.jspecify.annotations.Nullable Whole whole) {
        this.rows = rows;
        this.width = width;
        this.fields = fields;
        this.whole = Optional.ofNullable(whole);
    }

    private static List<Field> twoRows(int width, int personalCheck) {
        var personal = personalCheck < 0
                ? new Field("optional", Kind.ANY, new Span(1, 28, width == 36 ? 35 : 44), -1)
                : new Field("optional", Kind.ANY, new Span(1, 28, personalCheck), personalCheck);
        return List.of(
                new Field("document_code", Kind.CODE, new Span(0, 0, 2), -1),
                new Field("issuing_state", Kind.LETTERS, new Span(0, 2, 5), -1),
                new Field("names", Kind.LETTERS, new Span(0, 5, width), -1),
                new Field("document_number", Kind.ANY, new Span(1, 0, 9), 9),
                new Field("nationality", Kind.LETTERS, new Span(1, 10, 13), -1),
                new Field("date_of_birth", Kind.DIGITS, new Span(1, 13, 19), 19),
                new Field("sex", Kind.LETTERS, new Span(1, 20, 21), -1),
                new Field("expiration_date", Kind.DIGITS, new Span(1, 21, 27), 27),
                personal);
    }

    int rows() {
        return rows;
    }

    int width() {
        return width;
    }

    List<Field> fields() {
        return fields;
    }

    Optional<Whole> whole() {
        return whole;
    }

    /** {@code TD3}, {@code MRV-A}, … */
    String wireName() {
        return name().replace('_', '-');
    }

    boolean isVisa() {
        return this == MRV_A || this == MRV_B;
    }
}
