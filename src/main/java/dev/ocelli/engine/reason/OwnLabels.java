package dev.ocelli.engine.reason;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values beside the field's own name or title in print, whatever else the lexicon knows about fields like it. */
final class OwnLabels {
    /** A label that opens its run, with the value beside or right below it. */
    private static final double SURE = 2.5;

    private final LabelledCandidates labelled;

    OwnLabels(LabelledCandidates labelled) {
        this.labelled = labelled;
    }

    /** Whether the concept is called as the field is; if not, the field only shares words with it. */
    boolean named(Meaning meaning) {
        var names = FieldNames.of(meaning.field().leaf().label());
        return meaning.concept()
                .filter(c -> c.names().contains(names.name()) || c.names().contains(names.title()))
                .isPresent();
    }

    List<Candidate> of(Meaning meaning) {
        var names = FieldNames.of(meaning.field().leaf().label());
        var own = Phrases.of(names.printed());
        var labels = Stream.concat(
                        own.folded().stream()
                                .filter(folded -> folded.length() > 2)
                                .map(folded -> new Concept.Cue(folded, 1.0)),
                        Meanings.synonyms(names).stream().map(folded -> new Concept.Cue(folded, 0.9)))
                .toList();
        var alone = new Meaning(meaning.field(), meaning.kind(), Optional.empty(), meaning.role(), labels);
        return MoneyReader.merged(labelled.of(alone)).stream()
                .filter(c -> c.score() >= SURE)
                .toList();
    }
}
