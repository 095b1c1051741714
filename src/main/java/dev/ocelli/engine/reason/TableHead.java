package dev.ocelli.engine.reason;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The heads of one printed table.
 *
 * @param page counts from 0
 * @param firstRow index in the scene of the highest row of heads
 * @param lastRow index of the lowest
 * @param heads from left to right
 * @param score how much it looks like the table that is asked for
 * @param named whether the list's own name stands over or in it
 * @param left where the table begins, a share of the page's width; another may stand beside it
 * @param right where it ends
 */
record TableHead(
        int page, int firstRow, int lastRow, List<Head> heads, double score, boolean named, double left, double right) {
    TableHead {
        heads = List.copyOf(heads);
    }

    /** One column: its key as in {@link RowField#key()}, empty for a head that means nothing to us; its print and place. */
    record Head(String key, Kind kind, String text, BoundingBox box) {
        boolean numeric() {
            return switch (kind) {
                case MONEY, NUMBER, PERCENT -> true;
                default -> false;
            };
        }

        Head named(String newKey, Kind newKind) {
            return new Head(newKey, newKind, text, box);
        }
    }

    /** The runs of a row that stand under this table. */
    List<Run> under(List<Run> row) {
        return row.stream()
                .filter(run -> run.box().centreX() >= left && run.box().centreX() < right)
                .toList();
    }

    /** Whether both are heads of one place. */
    boolean meets(TableHead other) {
        return page == other.page
                && firstRow <= other.lastRow
                && other.firstRow <= lastRow
                && left < other.right
                && other.left < right;
    }

    /** The printed words, to tell a table that goes on from another one. */
    String print() {
        return Letters.fold(String.join(" ", heads.stream().map(Head::text).toList()));
    }

    Set<String> keys() {
        return heads.stream().map(Head::key).filter(k -> !k.isEmpty()).collect(Collectors.toSet());
    }

    BoundingBox box() {
        return BoundingBox.around(heads.stream().map(Head::box).toList());
    }
}
