package dev.ocelli.engine.ground;

import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.TextSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Speech is laid out as pages only to be searched: what was found there keeps its time and loses its box. */
record HeardPlaces(Set<Integer> pages) {

    static HeardPlaces in(Perception perception) {
        return new HeardPlaces(perception.pages().stream()
                .filter(page -> page.source() == TextSource.SPEECH)
                .map(Page::index)
                .collect(Collectors.toUnmodifiableSet()));
    }

    Map<String, Evidence> settle(Map<String, Evidence> evidence) {
        return pages.isEmpty()
                ? evidence
                : evidence.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> settle(e.getValue())));
    }

    private Evidence settle(Evidence evidence) {
        return new Evidence(
                evidence.status(),
                evidence.quote(),
                evidence.places().stream().map(this::settle).toList(),
                evidence.confidence());
    }

    private Place settle(Place place) {
        var time = place.time();
        return time != null && pages.contains(place.page())
                ? Place.heard(time, place.content(), place.confidence())
                : place;
    }
}
