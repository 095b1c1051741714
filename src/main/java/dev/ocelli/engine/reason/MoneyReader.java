package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.Label;
import dev.ocelli.catalog.schema.Shape.LeafRules;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candidates for the amounts that a trade paper adds up: labels first, then size, place, repetition and sums. */
final class MoneyReader {
    private static final BigDecimal CENT = new BigDecimal("0.005");

    /** The only amount of a paper is its total, label or not. */
    private static final double ONLY = 1;

    private final Scene scene;
    private final Lexicon lexicon;
    private final Recognisers recognisers;
    private final LabelledCandidates labelled;
    private final double usualHeight;

    MoneyReader(Scene scene, Lexicon lexicon, Recognisers recognisers, LabelledCandidates labelled) {
        this.scene = scene;
        this.lexicon = lexicon;
        this.recognisers = recognisers;
        this.labelled = labelled;
        var heights = scene.runs().stream()
                .mapToDouble(r -> r.box().height())
                .sorted()
                .toArray();
        this.usualHeight = heights.length == 0 ? 1 : heights[heights.length / 2];
    }

    /** By concept id, for every money concept of the lexicon. */
    Map<String, List<Candidate>> read() {
        var candidates = new HashMap<String, List<Candidate>>();
        for (Concept concept : lexicon.concepts()) {
            if (concept.kind() == Kind.MONEY) {
                candidates.put(concept.id(), merged(labelled.of(meaning(concept))));
            }
        }
        candidates.put("total.gross", gross(candidates));
        return Sums.solve(candidates);
    }

    private static Meaning meaning(Concept concept) {
        var leaf = new LeafShape(new Label(concept.id(), "", ""), true, LeafType.NUMBER, LeafRules.NONE);
        var field = new FieldSpec("", List.of(), leaf, false, List.of());
        return new Meaning(field, Kind.MONEY, Optional.of(concept), Optional.empty(), concept.labels());
    }

    /** One candidate a place, the best. */
    static List<Candidate> merged(List<Candidate> candidates) {
        var best = new ArrayList<Candidate>();
        candidates.stream()
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .filter(c -> best.stream().noneMatch(c::samePlace))
                .forEach(best::add);
        return best;
    }

    private List<Candidate> gross(Map<String, List<Candidate>> candidates) {
        var labelledGross = candidates.getOrDefault("total.gross", List.of());
        var all = new ArrayList<>(labelledGross);
        unlabelled().stream().filter(c -> all.stream().noneMatch(c::overlaps)).forEach(all::add);
        var counts = new HashMap<BigDecimal, Integer>();
        all.forEach(c -> counts.merge(Sums.number(c).stripTrailingZeros(), 1, Integer::sum));
        double alone = counts.size() == 1 ? ONLY : 0;
        return all.stream()
                .map(c -> c.plus(place(c)
                        + alone
                        + 0.4 * Math.min(3, counts.getOrDefault(Sums.number(c).stripTrailingZeros(), 1) - 1)
                        + agreement(c, candidates, labelledGross)))
                .filter(c -> Sums.number(c).signum() != 0 || c.score() > 3)
                .toList();
    }

    private List<Candidate> unlabelled() {
        var found = new ArrayList<Candidate>();
        for (Run run : scene.runs()) {
            for (Match match : recognisers.of(Kind.MONEY).find(run.text())) {
                found.add(new Candidate(new Span(run, match.from(), match.to()), match.value(), 0.2));
            }
        }
        return found;
    }

    private double place(Candidate candidate) {
        var box = candidate.first().run().box();
        double size = Math.clamp((box.height() / usualHeight - 1.15) * 2, 0, 1.2);
        double low = 0.8 * box.centreY();
        double right = box.right() > 0.6 ? 0.3 : 0;
        return size + low + right + (underSummary(candidate.first().run()) ? -2.5 : 0);
    }

    private boolean underSummary(Run run) {
        var summaries = lexicon.words("summaries");
        return scene.runs().stream()
                .filter(r -> r.page() == run.page() && r.index() < run.index())
                .filter(r -> run.box().y() - r.box().y() < 0.16)
                .filter(r -> r.row() < run.row() && r.text().length() < 40)
                .anyMatch(r -> summaries.in(r.letters()));
    }

    /** Paid less change gives the total; so does another total and the rounding line. */
    private static double agreement(
            Candidate candidate, Map<String, List<Candidate>> all, List<Candidate> labelledGross) {
        var number = Sums.number(candidate);
        boolean paid = strong(all, "amount.paid").stream()
                .anyMatch(p -> strong(all, "amount.change").stream()
                        .anyMatch(c -> Sums.number(c).signum() != 0
                                && same(
                                        Sums.number(p)
                                                .abs()
                                                .subtract(Sums.number(c).abs()),
                                        number)));
        boolean rounded = strong(all, "amount.rounding").stream()
                .filter(r -> Sums.number(r).signum() != 0)
                .anyMatch(r -> labelledGross.stream()
                        .filter(o -> !o.samePlace(candidate))
                        .anyMatch(o -> same(Sums.number(o).add(Sums.number(r)), number)));
        return (paid ? 3.5 : 0) + (rounded ? 2.5 : 0);
    }

    private static List<Candidate> strong(Map<String, List<Candidate>> all, String concept) {
        return all.getOrDefault(concept, List.of()).stream()
                .filter(c -> c.score() > 1.5)
                .toList();
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(CENT) < 0;
    }
}
