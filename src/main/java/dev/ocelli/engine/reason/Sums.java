package dev.ocelli.engine.reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads net, tax and gross together: of the best candidates of each, the three that add up win. What was paid, given
 * back, rounded or taken off helps.
 */
final class Sums {
    private static final int BEST = 8;
    private static final double ABSENT = 0.9;
    private static final double ADDS_UP = 3;
    private static final double DOES_NOT = -2.5;
    private static final double LEAST = 1.2;
    private static final double CHOSEN = 1.5;
    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final BigDecimal FIVE_CENTS = new BigDecimal("0.051");

    private final Map<String, List<Candidate>> candidates;

    private Sums(Map<String, List<Candidate>> candidates) {
        this.candidates = candidates;
    }

    /** {@code candidates}: by concept, {@code total.*} and {@code amount.*}; the chosen ones come back with more points. */
    static Map<String, List<Candidate>> solve(Map<String, List<Candidate>> candidates) {
        return new Sums(candidates).solve();
    }

    private record Triple(Optional<Candidate> net, Optional<Candidate> tax, Optional<Candidate> gross, double score) {}

    private Map<String, List<Candidate>> solve() {
        var best = new Triple(Optional.empty(), Optional.empty(), Optional.empty(), -1e9);
        for (var gross : options("total.gross")) {
            for (var net : options("total.net")) {
                for (var tax : options("total.tax")) {
                    double score = score(net, tax, gross);
                    best = score > best.score() ? new Triple(net, tax, gross, score) : best;
                }
            }
        }
        var solved = new HashMap<>(candidates);
        solved.put("total.net", raised("total.net", best.net()));
        solved.put("total.tax", raised("total.tax", best.tax()));
        solved.put("total.gross", raised("total.gross", best.gross()));
        return solved;
    }

    /** The chosen one first and raised; the others lowered below it, or out when nothing of this kind was chosen. */
    private List<Candidate> raised(String concept, Optional<Candidate> chosen) {
        if (chosen.isEmpty()) {
            return List.of();
        }
        var list = new ArrayList<Candidate>();
        list.add(chosen.get().plus(CHOSEN));
        candidates.getOrDefault(concept, List.of()).stream()
                .filter(c -> !c.samePlace(chosen.get()))
                .forEach(c -> list.add(c.plus(Math.min(0, chosen.get().score() - c.score()))));
        return list;
    }

    private List<Optional<Candidate>> options(String concept) {
        var best = candidates.getOrDefault(concept, List.of()).stream()
                .filter(c -> c.score() >= LEAST)
                .sorted(Comparator.comparingDouble(c -> -c.score()))
                .limit(BEST)
                .map(Optional::of)
                .toList();
        var options = new ArrayList<>(best);
        options.add(Optional.empty());
        return options;
    }

    private double score(Optional<Candidate> net, Optional<Candidate> tax, Optional<Candidate> gross) {
        double score = points(net) + points(tax) + points(gross);
        score += used(net, tax) + used(net, gross) + used(tax, gross);
        var n = net.map(Sums::number);
        var t = tax.map(Sums::number);
        var g = gross.map(Sums::number);
        if (n.isPresent() && t.isPresent() && g.isPresent()) {
            double sum = addsUp(n.get(), t.get(), g.get());
            double trust = Math.clamp(points(gross) / 2.5, 0.3, 1);
            score += sum > 0 ? sum * trust : sum;
        }
        if (n.isPresent()
                && g.isPresent()
                && n.get().abs().compareTo(g.get().abs().add(FIVE_CENTS)) > 0) {
            score -= 2.5;
        }
        if (t.isPresent() && (g.isPresent() || n.isPresent())) {
            score += plausible(t.get(), g.or(() -> n).orElseThrow());
        }
        return score;
    }

    private double addsUp(BigDecimal net, BigDecimal tax, BigDecimal gross) {
        BigDecimal gap = gross.subtract(net).subtract(tax).abs();
        if (gap.compareTo(CENT) < 0) {
            return tax.signum() == 0 ? 1.5 : ADDS_UP;
        }
        if (gap.compareTo(FIVE_CENTS) < 0) {
            return ADDS_UP - 1;
        }
        boolean explained =
                List.of("amount.discount", "amount.service", "amount.shipping", "amount.tip", "amount.rounding")
                        .stream()
                        .flatMap(c -> candidates.getOrDefault(c, List.of()).stream())
                        .filter(c -> c.score() > LEAST)
                        .anyMatch(c -> number(c).abs().subtract(gap).abs().compareTo(CENT) < 0
                                && number(c).signum() != 0);
        return explained ? ADDS_UP - 1 : DOES_NOT;
    }

    private static double plausible(BigDecimal tax, BigDecimal whole) {
        if (whole.signum() == 0) {
            return tax.signum() == 0 ? 0 : -2;
        }
        double rate = tax.doubleValue() / whole.doubleValue();
        return tax.signum() == 0 ? -0.3 : rate < 0.008 || rate > 0.3 ? -2.5 : 0;
    }

    private static double used(Optional<Candidate> a, Optional<Candidate> b) {
        return a.isPresent() && b.isPresent() && a.get().overlaps(b.get()) ? -100 : 0;
    }

    private static double points(Optional<Candidate> candidate) {
        return candidate.map(Candidate::score).orElse(ABSENT);
    }

    static BigDecimal number(Candidate candidate) {
        return candidate.value() instanceof Value.Amount amount ? amount.number() : BigDecimal.ZERO;
    }
}
