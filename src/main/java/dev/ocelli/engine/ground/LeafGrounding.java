package dev.ocelli.engine.ground;

import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.ground.Occurrence.Spelling;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Draft.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The evidence of all leaves of one draft.
 *
 * <p>Three rounds: leaves at the places where the reasoner read them; leaves that have to be looked for, near those;
 * leaves that were worked out from others.
 */
final class LeafGrounding {
    private static final Reading NO_READING = new Reading("", List.of(), ConfidenceScale.UNSCORED, List.of());
    private static final int MOST_PLACES = 40;

    private final Draft draft;
    private final Map<String, JsonNode> leaves;
    private final PrintIndex index;
    private final ValueSearch search;
    private final NearestOccurrence nearest;
    private final ClosedLeaves closed;
    private final Map<String, Evidence> evidence = new HashMap<>();
    private final Map<String, List<Place>> placesByParent = new HashMap<>();

    LeafGrounding(Draft draft, PrintIndex index, ClosedLeaves closed) {
        this.draft = draft;
        this.leaves = Leaves.of(draft.value());
        this.index = index;
        this.search = new ValueSearch(index);
        this.nearest = new NearestOccurrence(index);
        this.closed = closed;
    }

    Map<String, Evidence> all() {
        leaves.forEach((pointer, value) -> {
            if (absent(value)) {
                boolean unread = draft.making().unread().contains(pointer);
                evidence.put(pointer, new Evidence(unread ? Status.UNREAD : Status.ABSENT, "", List.of(), 0));
            } else {
                whereRead(pointer, value, reading(pointer)).ifPresent(e -> put(pointer, e));
            }
        });
        var open = leaves.entrySet().stream()
                .filter(leaf -> !evidence.containsKey(leaf.getKey()))
                .toList();
        open.stream()
                .filter(leaf -> reading(leaf.getKey()).derivedFrom().isEmpty())
                .forEach(leaf -> put(leaf.getKey(), anywhere(leaf.getKey(), leaf.getValue())));
        open.stream()
                .filter(leaf -> !reading(leaf.getKey()).derivedFrom().isEmpty())
                .forEach(leaf -> put(leaf.getKey(), derived(leaf.getKey(), leaf.getValue())));
        return evidence;
    }

    private static boolean absent(JsonNode value) {
        return value.isNull() || (value.isString() && value.stringValue().isBlank());
    }

    private Reading reading(String pointer) {
        return draft.readings().getOrDefault(pointer, NO_READING);
    }

    private void put(String pointer, Evidence found) {
        evidence.put(pointer, found);
        placesByParent
                .computeIfAbsent(Leaves.parent(pointer), p -> new ArrayList<>())
                .addAll(found.places());
    }

    private Optional<Evidence> whereRead(String pointer, JsonNode value, Reading reading) {
        if (!reading.places().isEmpty()) {
            return inside(pointer, value, reading, reading.places());
        }
        if (reading.quote().isBlank()) {
            return Optional.empty();
        }
        return search.words(reading.quote()).stream()
                .limit(MOST_PLACES)
                .flatMap(o -> inside(pointer, value, reading, o.span().places()).stream())
                .findFirst();
    }

    /** The value, or for a closed leaf the quote, among the words at {@code places}. */
    private Optional<Evidence> inside(String pointer, JsonNode value, Reading reading, List<Place> places) {
        var there = new ValueSearch(index.at(places));
        var found = there.find(value);
        if (!found.isEmpty()) {
            return Optional.of(found(found.getFirst(), reading.score()));
        }
        if (reading.quote().isBlank() || (!value.isBoolean() && !closed.closed(pointer))) {
            return Optional.empty();
        }
        return there.words(reading.quote()).stream().findFirst().map(o -> meant(o, value, reading.score()));
    }

    private static Evidence found(Occurrence occurrence, double score) {
        var span = occurrence.span();
        var status = occurrence.spelling() == Spelling.SAME ? Status.EXACT : Status.NORMALISED;
        return new Evidence(
                status, span.quote(), span.places(), ConfidenceScale.found(score, span, occurrence.spelling()));
    }

    /** A value of the schema's list that printed words stand for. */
    private static Evidence meant(Occurrence quote, JsonNode value, double score) {
        var span = quote.span();
        boolean said = value.isBoolean() && ValueSearch.says(span.quote(), value.booleanValue());
        double confidence = ConfidenceScale.found(score, span, quote.spelling());
        return said
                ? new Evidence(Status.NORMALISED, span.quote(), span.places(), confidence)
                : new Evidence(Status.DERIVED, span.quote(), span.places(), confidence * ConfidenceScale.DERIVED);
    }

    private Evidence anywhere(String pointer, JsonNode value) {
        var reading = reading(pointer);
        var near = new ArrayList<>(reading.places());
        near.addAll(placesByParent.getOrDefault(Leaves.parent(pointer), List.of()));
        var occurrences = search.find(value);
        boolean misplaced = !reading.places().isEmpty() || !reading.quote().isBlank();
        return nearest.best(occurrences, pointer, near)
                .map(choice ->
                        found(choice.occurrence(), score(reading, misplaced, occurrences.size(), choice.support())))
                .orElseGet(() -> unverified(value, reading));
    }

    /** With the print that comes nearest where the reasoner says that it read the value, for people to compare. */
    private static Evidence unverified(JsonNode value, Reading reading) {
        double confidence = ConfidenceScale.unverified(reading.score());
        return NearPrint.resembles(value, reading)
                ? new Evidence(Status.UNVERIFIED, reading.quote(), reading.places(), confidence)
                : new Evidence(Status.UNVERIFIED, "", List.of(), confidence);
    }

    /** A lone place or one by its label is nearly as good as a reading; one of many without a label is a guess. */
    private static double score(Reading reading, boolean misplaced, int occurrences, double support) {
        double certainty = occurrences == 1 || support >= 1 ? 1 : Math.min(1, 0.6 + 0.4 * support);
        return reading.score() * certainty * (misplaced ? ConfidenceScale.ELSEWHERE : 1);
    }

    private Evidence derived(String pointer, JsonNode value) {
        var reading = reading(pointer);
        var inputs = reading.derivedFrom().stream().map(evidence::get).toList();
        boolean standing = inputs.stream().allMatch(e -> e != null && stands(e.status()));
        var values =
                reading.derivedFrom().stream().map(p -> draft.value().at(p)).toList();
        if (!standing || !Arithmetic.follows(value, values)) {
            return anywhere(pointer, value);
        }
        double weakest = inputs.stream().mapToDouble(Evidence::confidence).min().orElse(0);
        var places = inputs.stream()
                .flatMap(e -> e.places().stream())
                .limit(MOST_PLACES)
                .toList();
        return new Evidence(
                Status.DERIVED,
                "",
                places,
                ConfidenceScale.clip(Math.min(reading.score(), weakest) * ConfidenceScale.DERIVED));
    }

    private static boolean stands(Status status) {
        return switch (status) {
            case EXACT, NORMALISED, DERIVED -> true;
            case UNVERIFIED, ABSENT, UNREAD -> false;
        };
    }
}
