package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what the fields of a schema ask for.
 *
 * <p>Order: a party's part by owner and attribute words ({@code merchant_address.city}); a concept by its exact name;
 * either of them by title and description; a concept by shared words; else the field's own words are its label. Where
 * two concepts share a name, the one whose family the rest of the schema speaks of wins.
 */
final class Meanings {
    private static final double SHARED_WORDS = 0.5;
    private static final double OWN_KNOWN = 1.1;
    private static final int LONGEST_SYNONYM = 6;

    /** Words of a description that speak of a date. */
    private static final Phrases DAYS = Phrases.of(List.of("date", "day", "when"));

    private final Lexicon lexicon;
    private final PartyNames parties;
    private final KindGuess kinds;

    Meanings(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.parties = new PartyNames(lexicon);
        this.kinds = new KindGuess(lexicon);
    }

    List<Meaning> of(List<FieldSpec> fields) {
        var families = families(fields);
        var housed = housed(fields);
        return fields.stream()
                .map(field -> meaning(field, families, housed.contains(group(field))))
                .toList();
    }

    /** Groups that hold an address: whoever has one is a party, whatever the schema calls it. */
    private static Set<String> housed(List<FieldSpec> fields) {
        return fields.stream()
                .map(FieldSpec::pointer)
                .filter(pointer -> pointer.matches(".+/[^/]*address(/[^/]*)?"))
                .map(pointer -> pointer.replaceFirst("/[^/]*address(/[^/]*)?$", ""))
                .collect(Collectors.toSet());
    }

    private static String group(FieldSpec field) {
        return field.pointer().substring(0, field.pointer().lastIndexOf('/'));
    }

    /** {@code housed}: the group around the field is a party. */
    private Meaning meaning(FieldSpec field, Map<String, Double> families, boolean housed) {
        var names = FieldNames.of(field.leaf().label());
        var concepts = exact(field, names.name());
        if (concepts.isEmpty() || names.name().equals("name")) {
            var whole = exact(field, qualified(field, names));
            if (!whole.isEmpty()) {
                return known(field, names, best(whole, families));
            }
        }
        boolean party = parties.prefers(field, names) || (housed && names.name().equals("name"));
        if (!concepts.isEmpty() && !party) {
            return known(field, names, best(concepts, families));
        }
        var role = parties.role(field, names).filter(r -> fits(kindOf(r), field.leaf()));
        if (role.isPresent()) {
            return party(field, names, role.get());
        }
        var described = exact(field, parties.withoutOwner(names.name()));
        described = described.isEmpty() ? exact(field, names.title()) : described;
        if (!described.isEmpty()) {
            return known(field, names, best(described, families));
        }
        return parties.described(field, names)
                .filter(r -> fits(kindOf(r), field.leaf()))
                .map(r -> party(field, names, r))
                .or(() -> byWords(field, names, families).map(c -> known(field, names, c)))
                .orElseGet(() -> unknown(field, names));
    }

    /** The name with that of its group, as in {@code bank_info.name}: bank name. */
    private static String qualified(FieldSpec field, FieldNames names) {
        if (field.path().isEmpty()) {
            return "";
        }
        String title = FieldNames.words(field.path().getLast().title());
        return title + " " + names.name();
    }

    private List<Concept> exact(FieldSpec field, String phrase) {
        return lexicon.concepts().stream()
                .filter(c -> c.names().contains(phrase) && fits(c.kind(), field.leaf()))
                .toList();
    }

    /** The concept whose name stands in the description, or shares most words with the field's own. */
    private Optional<Concept> byWords(FieldSpec field, FieldNames names, Map<String, Double> families) {
        record Scored(Concept concept, double score) {}
        var scored = new ArrayList<Scored>();
        for (Concept concept : lexicon.concepts()) {
            if (fits(concept.kind(), field.leaf())) {
                for (String name : concept.names()) {
                    double score =
                            overlap(names, name, kindred(concept.kind(), field, names), concept.kind() == Kind.MONEY)
                                    + 0.02 * families.getOrDefault(family(concept), 0.0);
                    scored.add(new Scored(concept, score));
                }
            }
        }
        return scored.stream()
                .filter(s -> s.score() >= SHARED_WORDS)
                .max(Comparator.comparingDouble(Scored::score))
                .map(Scored::concept);
    }

    /** Whether words alone can make the field one of a kind: no date without a word of time, no money in plain text. */
    private boolean kindred(Kind kind, FieldSpec field, FieldNames names) {
        var guess = kinds.of(field.leaf(), names);
        return switch (kind) {
            case DATE -> guess == kind || DAYS.in(names.title() + " " + names.description());
            case MONEY -> guess == kind || isNumber(field.leaf().type());
            default -> true;
        };
    }

    /**
     * {@code kindred}: whether the field may be of the concept's kind at all; if not, only its description can tell.
     * {@code money}: of amounts each word that the concept lacks makes another one: checks paid are no total paid.
     */
    private double overlap(FieldNames names, String phrase, boolean kindred, boolean money) {
        var own = new HashSet<>(names.tokens());
        var theirs = new HashSet<>(List.of(phrase.split(" ")));
        var all = new HashSet<>(own);
        all.addAll(theirs);
        own.retainAll(theirs);
        // Sharing "name" or "number" alone says nothing.
        var heads = lexicon.words("heads").folded();
        boolean telling = own.stream().anyMatch(word -> !heads.contains(word));
        // The last word says what a thing is: the colour of a purchase order is no purchase order.
        String last = names.tokens().isEmpty() ? "" : names.tokens().getLast();
        boolean same = theirs.contains(last) || heads.contains(last);
        var more = new HashSet<>(names.tokens());
        more.removeAll(theirs);
        more.removeAll(heads);
        boolean another = money && !lexicon.words("papers").folded().containsAll(more);
        double byName = kindred && telling && same && !another ? (double) own.size() / all.size() : 0;
        boolean told = theirs.size() > 1
                && !another
                && (FieldNames.holds(names.description(), phrase) || (same && FieldNames.holds(names.title(), phrase)));
        return told ? Math.max(byName, 0.5 + 0.1 * theirs.size()) : byName >= SHARED_WORDS ? byName : 0;
    }

    private Map<String, Double> families(List<FieldSpec> fields) {
        var families = new HashMap<String, Double>();
        for (FieldSpec field : fields) {
            var found = exact(field, FieldNames.of(field.leaf().label()).name());
            found.forEach(c -> families.merge(family(c), 1.0 / found.size(), Double::sum));
        }
        return families;
    }

    private static Concept best(List<Concept> concepts, Map<String, Double> families) {
        return concepts.stream()
                .max(Comparator.comparingDouble(c -> families.getOrDefault(family(c), 0.0)))
                .orElseThrow();
    }

    /** Papers about a person, contracts, and trade papers speak of different things by the same names. */
    private static String family(Concept concept) {
        String head = concept.id()
                .substring(
                        0,
                        concept.id().indexOf('.') < 0
                                ? concept.id().length()
                                : concept.id().indexOf('.'));
        return switch (head) {
            case "person", "id" -> "person";
            case "contract" -> "contract";
            default -> "trade";
        };
    }

    private Meaning known(FieldSpec field, FieldNames names, Concept concept) {
        return new Meaning(
                field, concept.kind(), Optional.of(concept), Optional.empty(), withOwn(concept.labels(), names));
    }

    private Meaning party(FieldSpec field, FieldNames names, Meaning.Role role) {
        var attribute = lexicon.attributes().get(role.attribute());
        var labels = attribute == null ? List.<Concept.Cue>of() : attribute.labels();
        return new Meaning(field, kindOf(role), Optional.empty(), Optional.of(role), withOwn(labels, names));
    }

    private Meaning unknown(FieldSpec field, FieldNames names) {
        return new Meaning(
                field, kinds.of(field.leaf(), names), Optional.empty(), Optional.empty(), withOwn(List.of(), names));
    }

    private static List<Concept.Cue> withOwn(List<Concept.Cue> labels, FieldNames names) {
        var all = new ArrayList<>(labels);
        for (String own : names.printed()) {
            String folded = Letters.fold(own);
            if (folded.length() > 2) {
                // What the schema itself calls the field tells more than what such fields are called elsewhere.
                boolean known = all.removeIf(c -> c.folded().equals(folded));
                all.add(new Concept.Cue(folded, known ? OWN_KNOWN : 1.0));
            }
        }
        synonyms(names).forEach(own -> {
            if (all.stream().noneMatch(c -> c.folded().equals(own))) {
                all.add(new Concept.Cue(own, 0.9));
            }
        });
        all.sort(Comparator.comparingInt(cue -> -cue.folded().length()));
        return all;
    }

    /** Words after a colon in a description, as in "Number of the slip: slip no., docket no.". */
    static List<String> synonyms(FieldNames names) {
        int colon = names.told().indexOf(':');
        return colon < 0
                ? List.of()
                : List.of(names.told().substring(colon + 1).split("[,;]")).stream()
                        .filter(part -> Letters.words(part).size() <= LONGEST_SYNONYM)
                        .map(Letters::fold)
                        .filter(folded -> folded.length() > 3)
                        .limit(12)
                        .toList();
    }

    private Kind kindOf(Meaning.Role role) {
        var attribute = lexicon.attributes().get(role.attribute());
        return attribute == null ? Kind.TEXT : attribute.kind();
    }

    /** Whether a value of this kind can stand in a leaf of that type. */
    static boolean fits(Kind kind, LeafShape leaf) {
        String format = leaf.rules().format().orElse("");
        boolean number = kind == Kind.MONEY || kind == Kind.NUMBER || kind == Kind.PERCENT || kind == Kind.DURATION;
        return switch (leaf.type()) {
            case NUMBER -> number;
            case INTEGER -> number || kind == Kind.ID;
            case BOOLEAN -> kind == Kind.BOOLEAN;
            case STRING, ANY ->
                switch (format) {
                    case "date", "date-time" -> kind == Kind.DATE;
                    case "time" -> kind == Kind.TIME;
                    case "email", "idn-email" -> kind == Kind.EMAIL;
                    case "uri", "url", "iri" -> kind == Kind.URL;
                    default -> true;
                };
        };
    }

    static boolean isNumber(LeafType type) {
        return type == LeafType.NUMBER || type == LeafType.INTEGER;
    }
}
