package dev.ocelli.engine.ground;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.ground.Occurrence.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses among the places of one value: near its label, near its neighbours in the JSON, in its own spelling. */
final class NearestOccurrence {
    private static final int MOST = 200;
    private static final int SHORTEST_LABEL = 3;
    /** How far above a value its label may stand, in line heights. */
    private static final double LABEL_ABOVE = 3;

    private final PrintIndex index;

    NearestOccurrence(PrintIndex index) {
        this.index = index;
    }

    /** {@code support} says how much the surroundings speak for it; about 0 for nothing, 1 and more for a label. */
    record Choice(Occurrence occurrence, double support) {}

    /** {@code near} are places where the value's neighbours or the reasoner's own reading stand. */
    Optional<Choice> best(List<Occurrence> occurrences, String pointer, List<Place> near) {
        var labels = labels(pointer);
        Choice best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Occurrence occurrence : occurrences.subList(0, Math.min(MOST, occurrences.size()))) {
            double support = labelled(occurrence.span().first(), labels) + nearness(occurrence.span(), near);
            double score = support + (occurrence.spelling() == Spelling.SAME ? 0.5 : 0);
            if (score > bestScore) {
                bestScore = score;
                best = new Choice(occurrence, support);
            }
        }
        return Optional.ofNullable(best);
    }

    private static Set<String> labels(String pointer) {
        var labels = new HashSet<String>();
        var steps = Leaves.steps(pointer);
        for (int i = Math.max(0, steps.size() - 2); i < steps.size(); i++) {
            String spaced =
                    steps.get(i).replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").replace('_', ' ');
            Tokens.of(spaced).stream()
                    .map(Tokens.Token::folded)
                    .filter(t -> t.length() >= SHORTEST_LABEL)
                    .forEach(labels::add);
        }
        return labels;
    }

    /** The share of the field's name that stands left of the piece or above it. */
    private double labelled(Span.Piece piece, Set<String> labels) {
        if (labels.isEmpty()) {
            return 0;
        }
        var box = piece.place().box();
        var around = new StringBuilder(piece.line().text().substring(0, piece.from()));
        for (PrintedLine line : index.linesOf(piece.line().page())) {
            if (line != piece.line() && (leftOf(line.box(), box) || above(line.box(), box))) {
                around.append(' ').append(line.text());
            }
        }
        var seen = new HashSet<String>();
        Tokens.of(around.toString()).forEach(t -> seen.add(t.folded()));
        seen.retainAll(labels);
        return (double) seen.size() / labels.size();
    }

    private static boolean leftOf(BoundingBox label, BoundingBox value) {
        return label.overlapY(value) > 0.5 * Math.min(label.height(), value.height()) && label.centreX() < value.x();
    }

    private static boolean above(BoundingBox label, BoundingBox value) {
        return label.overlapX(value) > 0
                && label.centreY() < value.y()
                && value.y() - label.bottom() < LABEL_ABOVE * value.height();
    }

    private static double nearness(Span span, List<Place> near) {
        var here = span.first().place();
        double best = 0;
        for (Place other : near) {
            if (other.page() == here.page()) {
                double down = Math.abs(other.box().centreY() - here.box().centreY());
                double across = Math.abs(other.box().centreX() - here.box().centreX());
                best = Math.max(best, 1 / (1 + 25 * down + 2 * across));
            }
        }
        return best;
    }
}
