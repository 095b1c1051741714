package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.LeafShape;

/** What kind of value a field holds that the lexicon does not know: by type, format and the words of its name. */
final class KindGuess {
    private final Lexicon lexicon;

    KindGuess(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Kind of(LeafShape leaf, FieldNames names) {
        if (!leaf.rules().allowed().isEmpty()) {
            return Kind.CHOICE;
        }
        return switch (leaf.type()) {
            case BOOLEAN -> Kind.BOOLEAN;
            case NUMBER, INTEGER -> number(names);
            case STRING, ANY -> string(leaf, names);
        };
    }

    private Kind number(FieldNames names) {
        var kind = word(names);
        return kind == Kind.MONEY || kind == Kind.PERCENT ? kind : Kind.NUMBER;
    }

    private Kind string(LeafShape leaf, FieldNames names) {
        return switch (leaf.rules().format().orElse("")) {
            case "date", "date-time" -> Kind.DATE;
            case "time" -> Kind.TIME;
            case "email", "idn-email" -> Kind.EMAIL;
            case "uri", "url", "iri" -> Kind.URL;
            default -> lexicon.words("texts").is(Letters.of(names.tokens().getLast())) ? Kind.TEXT : word(names);
        };
    }

    private Kind word(FieldNames names) {
        return lexicon.kindWords().entrySet().stream()
                .filter(e -> names.tokens().stream().anyMatch(e.getValue()::contains))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(Kind.TEXT);
    }
}
