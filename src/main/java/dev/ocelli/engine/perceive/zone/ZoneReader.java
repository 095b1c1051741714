package dev.ocelli.engine.perceive.zone;

import dev.ocelli.core.perception.MachineReadableZone;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds machine-readable zones among the lines of a page and reads them (ICAO Doc 9303). */
public final class ZoneReader {
    private static final double ENOUGH_CHECKED = 0.5;

    private ZoneReader() {}

    /** Zones from top to bottom; empty when half of the check digits or more do not hold. */
    public static List<MachineReadableZone> read(List<TextLine> lines) {
        var rows = rows(lines);
        var zones = new ArrayList<MachineReadableZone>();
        for (int i = 0; i < rows.size(); ) {
            var zone = startingAt(rows, i);
            zone.ifPresent(zones::add);
            i += zone.map(z -> z.rows().size()).orElse(1);
        }
        return zones;
    }

    /** Rows that may belong to a zone, top to bottom. */
    private static List<ZoneRow> rows(List<TextLine> lines) {
        var left = new ArrayList<>(lines);
        left.sort(Comparator.comparingDouble(l -> l.box().centreY()));
        var rows = new ArrayList<ZoneRow>();
        while (!left.isEmpty()) {
            var first = left.getFirst().box();
            var row = left.stream()
                    .filter(l ->
                            l.box().overlapY(first) > 0.6 * Math.min(l.box().height(), first.height()))
                    .sorted(Comparator.comparingDouble(l -> l.box().x()))
                    .toList();
            left.removeAll(row);
            var whole = ZoneRow.of(row);
            if (whole.possible()) {
                rows.add(whole);
            } else {
                row.stream()
                        .map(l -> ZoneRow.of(List.of(l)))
                        .filter(ZoneRow::possible)
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private static Optional<MachineReadableZone> startingAt(List<ZoneRow> rows, int start) {
        return Arrays.stream(ZoneFormat.values())
                .filter(f -> start + f.rows() <= rows.size())
                .flatMap(f -> fits(f, rows.subList(start, start + f.rows())).stream())
                .min(Comparator.comparingDouble((Fit f) -> -f.reading().checked())
                        .thenComparingInt(Fit::changed))
                .filter(f -> f.reading().checked() >= ENOUGH_CHECKED)
                .map(f -> zone(
                        f.reading(),
                        rows.subList(start, start + f.reading().format().rows())));
    }

    /** A reading and how many letters had to be put in or taken out for it. */
    private record Fit(ZoneReading reading, int changed) {}

    private static List<Fit> fits(ZoneFormat format, List<ZoneRow> rows) {
        if (!together(rows) || rows.stream().noneMatch(ZoneRow::likely)) {
            return List.of();
        }
        int changed = rows.stream()
                .mapToInt(r -> Math.abs(r.letters().length() - format.width()))
                .sum();
        return readings(format, rows).stream().map(r -> new Fit(r, changed)).toList();
    }

    private static MachineReadableZone zone(ZoneReading reading, List<ZoneRow> rows) {
        var lines = rows.stream().flatMap(r -> r.lines().stream()).toList();
        return new MachineReadableZone(
                reading.format().wireName(), lines, reading.rows(), reading.fields(), reading.checked());
    }

    private static boolean together(List<ZoneRow> rows) {
        for (int i = 1; i < rows.size(); i++) {
            double height = rows.get(i - 1).bottom() - rows.get(i - 1).top();
            if (rows.get(i).top() - rows.get(i - 1).bottom() > 2.5 * height) {
                return false;
            }
        }
        return true;
    }

    /** Every way to fit the rows into the format, where the first letter and the lengths allow it. */
    private static List<ZoneReading> readings(ZoneFormat format, List<ZoneRow> rows) {
        boolean visa = rows.getFirst().letters().startsWith("V");
        List<List<String>> ways = new ArrayList<>();
        ways.add(List.of());
        for (var row : rows) {
            var longer = new ArrayList<List<String>>();
            for (var way : ways) {
                for (String text : row.ofWidth(format.width())) {
                    var next = new ArrayList<>(way);
                    next.add(text);
                    longer.add(next);
                }
            }
            ways = longer.size() > 200 ? longer.subList(0, 200) : longer;
        }
        return ways.stream()
                .filter(w -> visa == format.isVisa()
                        && Character.isLetter(LookAlikes.letters(w.getFirst()).charAt(0)))
                .map(w -> ZoneReading.of(format, w))
                .toList();
    }
}
