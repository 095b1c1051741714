package dev.ocelli.engine.ground;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.reason.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Doubts values that are printed, but for another field.
 *
 * <p>Weak models fill several fields with the one value that they see. Where more fields claim a print than stand on the
 * page, those keep it that its label names best, or that the embedded engine reads there too; where nothing speaks for any of
 * them, all are doubted. A lone value is doubted when its label is word for word the name of another field, which has no
 * such place of its own. The value and its status stay; confidence falls and a note says why. Entries of lists, choices and
 * short codes are left alone: one print serves many of them.
 */
final class ClaimedPrint {
    private static final int SHORTEST = 4;

    private final Draft draft;
    private final ValueSearch search;
    private final PrintedLabels labels;
    private final Map<String, FieldWords> fields = new LinkedHashMap<>();
    private final Map<String, Evidence> evidence;

    /** A leaf at its place. */
    private record Claim(String pointer, FieldWords words, double called, boolean agreed) {}

    /** @param evidence of all leaves */
    ClaimedPrint(Draft draft, ObjectShape root, PrintIndex index, Map<String, Evidence> evidence) {
        this.draft = draft;
        this.search = new ValueSearch(index);
        this.labels = new PrintedLabels(index);
        this.evidence = new HashMap<>(evidence);
        collect("", "", root);
    }

    private void collect(String pointer, String owner, ObjectShape object) {
        object.properties().forEach((name, shape) -> {
            String at = pointer + Leaves.step(name);
            switch (shape) {
                case LeafShape leaf when open(leaf) -> fields.put(at, new FieldWords(owner, leaf.label()));
                case ObjectShape inner -> collect(at, name, inner);
                case LeafShape leaf -> {}
                case Shape.ArrayShape list -> {}
            }
        });
    }

    private static boolean open(LeafShape leaf) {
        return leaf.type() != LeafType.BOOLEAN && leaf.rules().allowed().isEmpty();
    }

    /** The evidence with doubts. */
    Map<String, Evidence> settled() {
        var byPlace = new LinkedHashMap<String, List<Claim>>();
        fields.forEach((pointer, words) -> {
            if (stands(pointer)) {
                byPlace.computeIfAbsent(place(pointer), p -> new ArrayList<>()).add(claim(pointer, words));
            }
        });
        byPlace.values().forEach(claims -> settle(claims, byPlace));
        return evidence;
    }

    private boolean stands(String pointer) {
        Evidence found = evidence.get(pointer);
        return found != null
                && (found.status() == Status.EXACT || found.status() == Status.NORMALISED)
                && !found.places().isEmpty()
                && !found.places().getFirst().isHeard()
                && telling(draft.value().at(pointer));
    }

    /** Whether a value is one that a page prints for one field only, unlike a currency or a country. */
    private static boolean telling(JsonNode value) {
        String letters = Tokens.squeezed(value.asString(""));
        return letters.length() >= SHORTEST
                || (letters.length() > 1 && letters.chars().anyMatch(Folding::digit));
    }

    private Evidence found(String pointer) {
        return java.util.Objects.requireNonNull(evidence.get(pointer), pointer);
    }

    private String place(String pointer) {
        return key(draft.value().at(pointer), found(pointer).places().getFirst());
    }

    private static String key(JsonNode value, Place place) {
        String said = value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : Tokens.squeezed(value.asString(""));
        long x = Math.round(place.box().centreX() * 500);
        long y = Math.round(place.box().centreY() * 500);
        return said + "@" + place.page() + ":" + x + ":" + y;
    }

    private Claim claim(String pointer, FieldWords words) {
        List<String> label = labels.of(found(pointer).places().getFirst());
        Draft.Reading reading = draft.readings().get(pointer);
        return new Claim(pointer, words, words.called(label), reading != null && reading.agreed());
    }

    private void settle(List<Claim> claims, Map<String, List<Claim>> byPlace) {
        if (claims.size() == 1) {
            misplaced(claims.getFirst());
            return;
        }
        double best = claims.stream().mapToDouble(Claim::called).max().orElse(0);
        List<Claim> unsupported = claims.stream()
                .filter(claim -> !claim.agreed() && (claim.called() < best || best == 0))
                .toList();
        if (best == 0 && unsupported.size() == claims.size() && allAlike(claims)) {
            return;
        }
        int elsewhere = unclaimed(claims.getFirst().pointer(), byPlace);
        List<Claim> doubted = new ArrayList<>(unsupported);
        doubted.sort(java.util.Comparator.comparingDouble(Claim::called));
        for (Claim claim : doubted.subList(0, Math.max(0, doubted.size() - elsewhere))) {
            doubt(claim.pointer(), "The same print was also given for " + others(claims, claim) + ".");
        }
    }

    private static boolean allAlike(List<Claim> claims) {
        return claims.stream()
                .allMatch(claim -> claim.words().alike(claims.getFirst().words()));
    }

    private static String others(List<Claim> claims, Claim claim) {
        return claims.stream()
                .filter(other -> !other.equals(claim))
                .map(other -> name(other.pointer()))
                .collect(Collectors.joining(", "));
    }

    private static String name(String pointer) {
        return String.join(".", Leaves.steps(pointer));
    }

    /** Further places of the value that no field claims: a sum that is printed twice may be two fields. */
    private int unclaimed(String pointer, Map<String, List<Claim>> byPlace) {
        JsonNode value = draft.value().at(pointer);
        return (int) search.find(value).stream()
                .map(occurrence -> key(value, occurrence.span().first().place()))
                .distinct()
                .filter(key -> !byPlace.containsKey(key))
                .count();
    }

    private void misplaced(Claim claim) {
        if (claim.agreed() || claim.called() > 0) {
            return;
        }
        List<String> label = labels.of(found(claim.pointer()).places().getFirst());
        fields.forEach((pointer, words) -> {
            if (!pointer.equals(claim.pointer()) && words.called(label) == 1 && !placedByLabel(pointer, words)) {
                doubt(claim.pointer(), "Its label on the page speaks for " + name(pointer) + ".");
            }
        });
    }

    private boolean placedByLabel(String pointer, FieldWords words) {
        return stands(pointer) && words.called(labels.of(found(pointer).places().getFirst())) == 1;
    }

    private void doubt(String pointer, String note) {
        Evidence old = found(pointer);
        evidence.put(
                pointer,
                new Evidence(
                        old.status(),
                        old.quote(),
                        old.places(),
                        ConfidenceScale.clip(old.confidence() * ConfidenceScale.CLAIMED_TWICE),
                        note));
    }
}
