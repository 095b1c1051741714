package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The runs of a document joined into rows, with who stands beside, below and above whom. */
final class Scene {
    private static final double NEAR_LINES = 3.2;

    private final Perception perception;
    private final List<Run> runs;
    private final List<List<Run>> rows;
    private final List<Integer> firstRowOfPage;

    private Scene(Perception perception, List<Run> runs, List<List<Run>> rows, List<Integer> firstRowOfPage) {
        this.perception = perception;
        this.runs = List.copyOf(runs);
        this.rows = List.copyOf(rows);
        this.firstRowOfPage = List.copyOf(firstRowOfPage);
    }

    /** Runs as they were seen. */
    static Scene of(Perception perception) {
        return of(perception, 0);
    }

    /**
     * Runs of OCR that stand closer than {@code gap} type heights become one: shop printers leave wide gaps between the
     * words of a name.
     */
    static Scene of(Perception perception, double gap) {
        var runs = new ArrayList<Run>();
        var rows = new ArrayList<List<Run>>();
        var first = new ArrayList<Integer>();
        for (Page page : perception.pages()) {
            first.add(rows.size());
            for (List<TextLine> lines : rowsOf(page, page.source() == TextSource.OCR ? gap : 0)) {
                var row = new ArrayList<Run>();
                for (TextLine line : lines) {
                    String text = line.text();
                    row.add(new Run(
                            runs.size() + row.size(),
                            page.index(),
                            rows.size(),
                            row.size(),
                            line,
                            text,
                            Letters.of(text)));
                }
                runs.addAll(row);
                rows.add(List.copyOf(row));
            }
        }
        first.add(rows.size());
        return new Scene(perception, runs, rows, first);
    }

    Perception perception() {
        return perception;
    }

    /** All runs: rows from top to bottom, in a row from left to right. */
    List<Run> runs() {
        return runs;
    }

    List<List<Run>> rows() {
        return rows;
    }

    List<Run> row(Run run) {
        return rows.get(run.row());
    }

    /** Rows above {@code run} on its page. */
    int rowOnPage(Run run) {
        return run.row() - firstRowOfPage.get(pageOrder(run.page()));
    }

    /** Runs to the right in the row, nearest first. */
    List<Run> rightOf(Run run) {
        var row = row(run);
        return row.subList(run.rank() + 1, row.size());
    }

    Optional<Run> leftOf(Run run) {
        return run.rank() == 0 ? Optional.empty() : Optional.of(row(run).get(run.rank() - 1));
    }

    /** What is printed after a span: the rest of its run, then the runs to the right. */
    List<String> after(Span span) {
        var texts = new ArrayList<String>();
        texts.add(span.run().text().substring(span.to()));
        rightOf(span.run()).forEach(run -> texts.add(run.text()));
        return texts;
    }

    /** Runs that stand below within a few lines and share width with it, nearest first. */
    List<Run> below(Run run) {
        return column(run, 1);
    }

    /** Runs that stand above within a few lines and share width with it, nearest first. */
    List<Run> above(Run run) {
        return column(run, -1);
    }

    private List<Run> column(Run run, int step) {
        var found = new ArrayList<Run>();
        double reach = NEAR_LINES * run.box().height();
        for (int r = run.row() + step; r >= 0 && r < rows.size(); r += step) {
            var row = rows.get(r);
            double gap = Math.abs(row.getFirst().box().centreY() - run.box().centreY());
            if (row.getFirst().page() != run.page() || gap > 2 * reach) {
                break;
            }
            row.stream()
                    .filter(other -> Math.abs(other.box().centreY() - run.box().centreY()) <= reach)
                    .filter(other -> other.box().overlapX(run.box())
                            > 0.2 * Math.min(other.box().width(), run.box().width()))
                    .forEach(found::add);
        }
        return found;
    }

    private int pageOrder(int index) {
        for (int i = 0; i < perception.pages().size(); i++) {
            if (perception.pages().get(i).index() == index) {
                return i;
            }
        }
        throw new IllegalArgumentException("no page " + index);
    }

    /** Joins lines whose centres differ by under half the smaller height and that do not overlap sideways. */
    private static List<List<TextLine>> rowsOf(Page page, double gap) {
        var lines = new ArrayList<>(page.lines());
        lines.sort(Comparator.comparingDouble(l -> l.box().centreY()));
        var rows = new ArrayList<List<TextLine>>();
        for (TextLine line : lines) {
            int last = Math.max(0, rows.size() - 6);
            boolean joined = false;
            for (int i = rows.size() - 1; i >= last && !joined; i--) {
                joined = fits(rows.get(i), line) && rows.get(i).add(line);
            }
            if (!joined) {
                rows.add(new ArrayList<>(List.of(line)));
            }
        }
        rows.forEach(row -> row.sort(Comparator.comparingDouble(l -> l.box().x())));
        rows.sort(Comparator.comparingDouble(Scene::middle));
        return gap > 0
                ? rows.stream().map(row -> joined(row, gap, page.aspect())).toList()
                : rows;
    }

    private static List<TextLine> joined(List<TextLine> row, double gap, double aspect) {
        var out = new ArrayList<TextLine>();
        for (TextLine line : row) {
            var last = out.isEmpty() ? line : out.getLast();
            double apart = (line.box().x() - last.box().right()) * aspect;
            boolean near =
                    apart < gap * Math.min(line.box().height(), last.box().height());
            if (!out.isEmpty()
                    && near
                    && !last.text().endsWith(":")
                    && !line.text().startsWith(":")) {
                var words = new ArrayList<>(last.words());
                words.addAll(line.words());
                out.set(out.size() - 1, TextLine.of(words));
            } else {
                out.add(line);
            }
        }
        return out;
    }

    private static double middle(List<TextLine> row) {
        return row.stream().mapToDouble(l -> l.box().centreY()).average().orElse(0);
    }

    private static boolean fits(List<TextLine> row, TextLine line) {
        var nearest = row.getFirst();
        for (TextLine other : row) {
            double shared = other.box().overlapX(line.box());
            if (shared > 0.25 * Math.min(other.box().width(), line.box().width())) {
                return false;
            }
            if (distance(other, line) < distance(nearest, line)) {
                nearest = other;
            }
        }
        double apart = Math.abs(nearest.box().centreY() - line.box().centreY());
        return apart < 0.5 * Math.min(nearest.box().height(), line.box().height());
    }

    private static double distance(TextLine a, TextLine b) {
        return Math.abs(a.box().centreX() - b.box().centreX());
    }
}
