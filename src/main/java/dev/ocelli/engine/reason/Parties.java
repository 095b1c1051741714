package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses who plays which role, together: the pair of different names with most points for seller and buyer wins; other
 * roles need a head of their own.
 */
final class Parties {
    private static final double SELLER_LEAST = 0.6;
    private static final double BUYER_LEAST = 2.6;
    private static final double AGAIN = 0.35;

    private final Map<String, Party> parties;

    private Parties(Map<String, Party> parties) {
        this.parties = parties;
    }

    Optional<Party> find(String owner) {
        return Optional.ofNullable(parties.get(owner));
    }

    /** {@code mailHosts}: hosts of mail for everybody, whose names are no firm of the document. */
    static Parties of(Scene scene, List<PartySightings.Sighting> sightings, Set<String> owners, Phrases mailHosts) {
        var names = merged(sightings);
        var domains = domains(scene, mailHosts);
        names.forEach(n -> n.agree(domains));
        var chosen = new HashMap<String, Party>();
        pair(names, chosen);
        for (String owner : owners) {
            if (!chosen.containsKey(owner)
                    && !owner.equals(PartySightings.SELLER)
                    && !owner.equals(PartySightings.BUYER)) {
                names.stream()
                        .filter(n -> n.score(owner) > BUYER_LEAST)
                        .max(Comparator.comparingDouble(n -> n.score(owner)))
                        .ifPresent(n -> chosen.put(owner, n.party(owner)));
            }
        }
        return new Parties(chosen);
    }

    private static void pair(List<Name> names, Map<String, Party> chosen) {
        var sellers = best(names, PartySightings.SELLER, SELLER_LEAST);
        var buyers = best(names, PartySightings.BUYER, BUYER_LEAST);
        double best = -1e9;
        for (Optional<Name> seller : sellers) {
            for (Optional<Name> buyer : buyers) {
                boolean same = seller.isPresent() && seller.equals(buyer);
                double score = same
                        ? -1e9
                        : seller.map(n -> n.score(PartySightings.SELLER)).orElse(SELLER_LEAST)
                                + buyer.map(n -> n.score(PartySightings.BUYER)).orElse(BUYER_LEAST);
                if (score > best) {
                    best = score;
                    chosen.clear();
                    seller.ifPresent(n -> chosen.put(PartySightings.SELLER, n.party(PartySightings.SELLER)));
                    buyer.ifPresent(n -> chosen.put(PartySightings.BUYER, n.party(PartySightings.BUYER)));
                }
            }
        }
    }

    private static List<Optional<Name>> best(List<Name> names, String owner, double least) {
        var best = new ArrayList<Optional<Name>>(names.stream()
                .filter(n -> n.score(owner) > least)
                .sorted(Comparator.comparingDouble(n -> -n.score(owner)))
                .limit(12)
                .map(Optional::of)
                .toList());
        best.add(Optional.empty());
        return best;
    }

    private static List<Name> merged(List<PartySightings.Sighting> sightings) {
        var names = new HashMap<String, Name>();
        for (var sighting : sightings) {
            names.computeIfAbsent(sighting.folded(), Name::new).sightings.add(sighting);
        }
        return List.copyOf(names.values());
    }

    /** Second-level names of the web and mail addresses in the document. */
    private static Set<String> domains(Scene scene, Phrases mailHosts) {
        var cores = new HashSet<String>();
        for (Run run : scene.runs()) {
            for (Recogniser codes : List.of(Codes.EMAIL, Codes.URL)) {
                for (Match match : codes.find(run.text())) {
                    String host = run.text()
                            .substring(match.from(), match.to())
                            .replaceAll("^.*@|^https?://|/.*$|\\s", "")
                            .replaceAll("^www\\.", "");
                    String core = Letters.fold(host.replaceAll("\\.(?:com?|net|org|gov|edu)?\\.?[a-z]{2,4}$", "")
                            .replaceAll("^.*\\.", ""));
                    if (core.length() > 3 && !mailHosts.folded().contains(core)) {
                        cores.add(core);
                    }
                }
            }
        }
        return cores;
    }

    /** All sightings of one spelling. */
    private static final class Name {
        private final String folded;
        private final List<PartySightings.Sighting> sightings = new ArrayList<>();
        private double agreement;

        private Name(String folded) {
            this.folded = folded;
        }

        private void agree(Set<String> domains) {
            String first = Letters.words(sightings.getFirst().name().getFirst().text()).stream()
                    .filter(w -> w.length() > 3)
                    .findFirst()
                    .orElse("----");
            boolean known = domains.stream()
                    .anyMatch(
                            d -> folded.startsWith(d) || d.startsWith(first) || (d.length() > 5 && folded.contains(d)));
            agreement = known ? 1.8 : 0;
        }

        private double score(String owner) {
            var points = sightings.stream()
                    .filter(s -> s.points().containsKey(owner))
                    .mapToDouble(s -> s.points().get(owner))
                    .toArray();
            if (points.length == 0) {
                return -9;
            }
            double best = java.util.Arrays.stream(points).max().orElse(0);
            double against =
                    java.util.Arrays.stream(points).filter(p -> p <= -3).sum();
            double again = AGAIN * Math.min(3, sightings.size() - 1);
            double domain = owner.equals(PartySightings.SELLER)
                    ? agreement
                    : owner.equals(PartySightings.BUYER) ? -0.7 * agreement : 0;
            return best + against + again + domain;
        }

        private Party party(String owner) {
            var best = sightings.stream()
                    .max(Comparator.comparingDouble(s ->
                            s.points().getOrDefault(owner, -9.0) + (s.address().isEmpty() ? 0 : 0.01)))
                    .orElseThrow();
            var address = best.address().isEmpty()
                    ? sightings.stream()
                            .map(PartySightings.Sighting::address)
                            .filter(a -> !a.isEmpty())
                            .findFirst()
                            .orElse(List.of())
                    : best.address();
            return new Party(best.name(), address, best.lines(), score(owner));
        }
    }
}
