package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads single values by labels, types, places and agreement, without a model.
 *
 * <p>Each field gets its meaning from the lexicon, each meaning its candidates from the page; amounts are read together
 * by their sums, parties together by one score; then every field takes its best candidate that no other one has.
 */
final class EmbeddedLeafReader implements LeafReader {
    private final Knowledge knowledge;
    private final Meanings meanings;

    EmbeddedLeafReader(Lexicon lexicon) {
        this.knowledge = Knowledge.of(lexicon);
        this.meanings = new Meanings(lexicon);
    }

    @Override
    public Map<String, List<LeafReading>> read(List<FieldSpec> fields, Perception perception) {
        var scene = Scene.of(perception);
        var traits = Traits.of(scene, knowledge.recognisers(), knowledge.lexicon());
        var asked = meanings.of(fields);
        var sources = new CandidateSources(scene, knowledge, traits, asked);
        var readings = new HashMap<String, List<LeafReading>>();
        var choices = new ArrayList<Assignment.Choice>();
        for (Meaning meaning : asked) {
            if (meaning.field().many()) {
                var all = ListParts.of(meaning, sources.all(meaning));
                readings.put(meaning.field().pointer(), readings(meaning, all, scene, traits));
            } else {
                choices.add(new Assignment.Choice(meaning, sources.of(meaning), sources.least(meaning)));
            }
        }
        Assignment.solve(choices)
                .forEach((meaning, candidate) -> readings.put(
                        meaning.field().pointer(),
                        readings(meaning, List.of(sources.whole(meaning, candidate)), scene, traits)));
        return readings;
    }

    private static List<LeafReading> readings(Meaning meaning, List<Candidate> candidates, Scene scene, Traits traits) {
        var values = new Values(traits);
        return candidates.stream()
                .flatMap(c -> {
                    String print =
                            String.join(" ", c.spans().stream().map(Span::text).toList());
                    var reading = new Draft.Reading(print, Span.places(c.spans()), Certainty.of(c.score()), List.of());
                    return values
                            .json(meaning, c.value(), print, PrintedTime.beside(scene, c))
                            .map(v -> new LeafReading(v, reading))
                            .stream();
                })
                .toList();
    }
}
