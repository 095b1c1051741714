package dev.ocelli.engine.reason;

import dev.ocelli.core.base.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words that go on in the lines below: a line that was full, then one at the same left edge that is no label. */
final class Paragraphs {
    private static final int FEWEST_WORDS = 4;
    private static final int MOST_LINES = 40;
    private static final double SAME_EDGE = 0.012;
    private static final double PITCH = 1.9;
    private static final double SAME_TYPE = 0.2;

    private final Scene scene;
    private final LabelFinder labels;

    Paragraphs(Scene scene, LabelFinder labels) {
        this.scene = scene;
        this.labels = labels;
    }

    /** The candidate with the lines that it goes on in; itself when it ends where it stands. */
    Candidate whole(Candidate candidate) {
        Span first = candidate.first();
        boolean open = candidate.spans().size() == 1
                && first.run().text().substring(first.to()).chars().noneMatch(Character::isLetterOrDigit)
                && first.text().split(" ").length >= FEWEST_WORDS;
        if (!open) {
            return candidate;
        }
        var spans = new ArrayList<>(
                List.of(new Span(first.run(), first.from(), first.run().text().length())));
        Run last = first.run();
        var next = next(last);
        while (next.isPresent() && spans.size() < MOST_LINES) {
            last = next.get();
            spans.add(last.all());
            next = next(last);
        }
        return spans.size() == 1
                ? candidate
                : new Candidate(
                        spans,
                        new Value.Text(String.join(
                                " ", spans.stream().map(s -> s.text().strip()).toList())),
                        candidate.score());
    }

    private Optional<Run> next(Run run) {
        return scene.below(run).stream()
                .findFirst()
                .filter(below -> Math.abs(below.box().x() - run.box().x()) < SAME_EDGE)
                .filter(below -> below.box().centreY() - run.box().centreY()
                        < PITCH * run.box().height())
                .filter(below -> Math.abs(below.box().height() - run.box().height())
                        < SAME_TYPE * run.box().height())
                .filter(below -> scene.row(below).size() <= scene.row(run).size())
                .filter(below -> !labelled(below) && full(run, below));
    }

    private boolean labelled(Run run) {
        return labels.isLabel(run) || run.text().matches("\\p{Lu}[\\p{L} ]{1,30}:(?:\\s.*)?");
    }

    /** Whether the first word of {@code below} had no room in the line above. */
    private boolean full(Run above, Run below) {
        BoundingBox word = below.line().words().getFirst().box();
        return above.box().right() + 0.3 * above.box().height() + word.width() > edge(above);
    }

    /** Where lines of this column end. */
    private double edge(Run run) {
        List<Run> column = new ArrayList<>(scene.above(run));
        column.addAll(scene.below(run));
        column.add(run);
        return column.stream()
                .filter(other -> Math.abs(other.box().x() - run.box().x()) < SAME_EDGE)
                .mapToDouble(other -> other.box().right())
                .max()
                .orElse(1);
    }
}
