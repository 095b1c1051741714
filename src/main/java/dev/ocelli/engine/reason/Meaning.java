package dev.ocelli.engine.reason;

import java.util.List;
import java.util.Optional;

/**
 * What a field of a schema asks for, as far as the lexicon tells.
 *
 * @param concept the known concept, empty for a field that is read by its own words
 * @param role the party and which of its parts, when the field asks for one
 * @param labels what may be printed beside the value
 */
record Meaning(FieldSpec field, Kind kind, Optional<Concept> concept, Optional<Role> role, List<Concept.Cue> labels) {
    Meaning {
        labels = List.copyOf(labels);
    }

    /**
     * A part of a party.
     *
     * @param owner such as {@code seller}, {@code buyer}, or the schema's own word for a role that the lexicon lacks;
     *     empty when the schema names none
     * @param attribute such as {@code name}, {@code city}
     * @param sections heads that stand over or before this party
     */
    record Role(String owner, String attribute, Phrases sections) {}

    boolean is(String conceptId) {
        return concept.filter(c -> c.id().equals(conceptId)).isPresent();
    }

    Phrases not() {
        return concept.map(Concept::not).orElse(Phrases.NONE);
    }
}
