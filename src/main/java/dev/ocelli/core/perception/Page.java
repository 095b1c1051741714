package dev.ocelli.core.perception;

import java.util.List;

/**
 * One page as it was seen, turned upright.
 *
 * <p>{@code index} counts from 0 in the file. {@code aspect} is width / height of the upright page. {@code turn} is the
 * clockwise quarter turn in degrees (0, 90, 180, 270) that made the stored page upright. Lines and blocks stand in
 * reading order.
 */
public record Page(int index, double aspect, int turn, TextSource source, List<TextLine> lines, PageParts parts) {
    public Page {
        lines = List.copyOf(lines);
    }

    /** What was made out of the lines and the picture. */
    public record PageParts(
            List<Block> blocks,
            List<Table> tables,
            List<KeyValuePair> pairs,
            List<Barcode> barcodes,
            List<MachineReadableZone> zones) {
        public static final PageParts NONE = new PageParts(List.of(), List.of(), List.of(), List.of(), List.of());

        public PageParts {
            blocks = List.copyOf(blocks);
            tables = List.copyOf(tables);
            pairs = List.copyOf(pairs);
            barcodes = List.copyOf(barcodes);
            zones = List.copyOf(zones);
        }
    }

    /** The lines joined by line feeds. */
    public String text() {
        return String.join("\n", lines.stream().map(TextLine::text).toList());
    }
}
