package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;

/** The running text of a document: lines joined in reading order, with the way back to their runs. */
final class Prose {
    private final String text;
    private final List<Run> runs;
    private final int[] starts;

    private Prose(String text, List<Run> runs, int[] starts) {
        this.text = text;
        this.runs = runs;
        this.starts = starts;
    }

    static Prose of(Scene scene) {
        var text = new StringBuilder();
        int[] starts = new int[scene.runs().size()];
        int i = 0;
        for (Run run : scene.runs()) {
            starts[i++] = text.length();
            text.append(run.text()).append(' ');
        }
        return new Prose(text.toString(), scene.runs(), starts);
    }

    String text() {
        return text;
    }

    /** Runs under characters [from, to), one span each. */
    List<Span> spans(int from, int to) {
        var spans = new ArrayList<Span>();
        int i = java.util.Arrays.binarySearch(starts, from);
        i = i < 0 ? -i - 2 : i;
        while (i < runs.size() && starts[i] < to) {
            Run run = runs.get(i);
            int a = Math.clamp(from - starts[i], 0, run.text().length());
            int b = Math.clamp(to - starts[i], 0, run.text().length());
            if (a < b) {
                spans.add(new Span(run, a, b));
            }
            i++;
        }
        return spans;
    }

    Run runAt(int at) {
        int i = java.util.Arrays.binarySearch(starts, at);
        return runs.get(i < 0 ? -i - 2 : i);
    }

    /** Characters before {@code at}, from the same sentence, at most {@code most}. */
    String before(int at, int most) {
        String window = text.substring(Math.max(0, at - most), at);
        int stop = lastStop(window);
        return stop < 0 ? window : window.substring(stop);
    }

    /** Characters after {@code at}, to the end of the sentence, at most {@code most}. */
    String after(int at, int most) {
        String window = text.substring(at, Math.min(text.length(), at + most));
        var m = STOP.matcher(window);
        return m.find() ? window.substring(0, m.start()) : window;
    }

    private static final java.util.regex.Pattern STOP =
            java.util.regex.Pattern.compile("(?<=[a-z)\"”]{2})[.;]\\s+(?=[A-Z(\\d\"“])");

    private static int lastStop(String window) {
        var m = STOP.matcher(window);
        int last = -1;
        while (m.find()) {
            last = m.end();
        }
        return last;
    }
}
