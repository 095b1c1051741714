package dev.ocelli.engine.perceive.zone;

import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** One printed row that may be a row of a zone: its lines and its letters, without spaces, fillers made alike. */
record ZoneRow(List<TextLine> lines, String letters) {
    private static final int SHORTEST = 24;
    private static final int LONGEST = 52;

    static ZoneRow of(List<TextLine> lines) {
        var letters = new StringBuilder();
        for (var line : lines) {
            line.words().forEach(w -> letters.append(w.text()));
        }
        String plain = letters.toString()
                .toUpperCase(Locale.ROOT)
                .replace("«", "<<")
                .replace("≪", "<<")
                .replace("《", "<<")
                .replaceAll("[‹〈＜く≤]", "<")
                .replaceAll("[.,'’`_-]", "");
        return new ZoneRow(lines, plain);
    }

    boolean likely() {
        return possible() && letters.chars().filter(c -> c == '<').count() >= 2;
    }

    boolean possible() {
        return letters.length() >= SHORTEST && letters.length() <= LONGEST && letters.matches("[A-Z0-9<]+");
    }

    double top() {
        return lines.getFirst().box().y();
    }

    double bottom() {
        return lines.getFirst().box().bottom();
    }

    /** Ways to make the row {@code width} letters wide: fillers are what readers drop and double. */
    List<String> ofWidth(int width) {
        var ways = new LinkedHashSet<String>();
        int missing = width - letters.length();
        if (missing == 0) {
            ways.add(letters);
        } else if (missing > 0 && missing <= 10) {
            ways.add(letters + "<".repeat(missing));
            for (int at : runs()) {
                ways.add(letters.substring(0, at) + "<".repeat(missing) + letters.substring(at));
            }
        } else if (missing < 0 && missing >= -8) {
            String filler = "<".repeat(-missing);
            for (int at = letters.lastIndexOf(filler); at >= 0; at = letters.lastIndexOf(filler, at - 1)) {
                ways.add(letters.substring(0, at) + letters.substring(at - missing));
            }
            ways.add(letters.substring(0, width));
        }
        return List.copyOf(ways);
    }

    /** Starts of the runs of fillers. */
    private List<Integer> runs() {
        var starts = new ArrayList<Integer>();
        for (int i = 1; i < letters.length(); i++) {
            if (letters.charAt(i) == '<' && letters.charAt(i - 1) != '<') {
                starts.add(i);
            }
        }
        return starts;
    }
}
