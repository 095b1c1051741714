package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** States, provinces and countries by name. */
final class PlaceRecogniser implements Recogniser {
    private final List<String> places;

    PlaceRecogniser(Lexicon lexicon) {
        this.places = lexicon.countries().stream()
                .flatMap(pack -> Stream.concat(pack.words().regions().stream(), pack.words().names().stream()))
                .map(Letters::fold)
                .filter(p -> p.length() > 3)
                .distinct()
                .sorted(Comparator.comparingInt(p -> -p.length()))
                .toList();
    }

    @Override
    public List<Match> find(String text) {
        var letters = Letters.of(text);
        var found = new ArrayList<Match>();
        for (String place : places) {
            if (!letters.folded().contains(place)) {
                continue;
            }
            for (Letters.Hit hit : letters.find(place)) {
                var match = new Match(hit.from(), hit.to(), new Value.Text(text.substring(hit.from(), hit.to())), 1.0);
                if (hit.exact()
                        && Character.isUpperCase(text.charAt(hit.from()))
                        && found.stream().noneMatch(match::overlaps)) {
                    found.add(match);
                }
            }
        }
        found.sort(Comparator.comparingInt(Match::from));
        return found;
    }
}
