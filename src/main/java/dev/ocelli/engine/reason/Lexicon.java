package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Ocelli knows of documents: concepts, parties, words and countries, read once from {@code ocelli/lexicon}. */
final class Lexicon {
    private final List<Concept> concepts;
    private final Map<String, Owner> owners;
    private final Map<String, Attribute> attributes;
    private final Phrases others;
    private final Map<String, Phrases> words;
    private final Map<String, Integer> months;
    private final Map<String, List<String>> currencies;
    private final Map<String, List<String>> sexes;
    private final Map<String, List<String>> boxes;
    private final Map<String, List<String>> agreement;
    private final Map<String, Integer> numerals;
    private final Map<String, List<String>> units;
    private final Map<Kind, List<String>> kindWords;
    private final List<CountryPack> countries;

    /** A role that a party plays: its names in schemas and the heads printed over it. */
    record Owner(String id, List<String> names, Phrases sections) {}

    /** Something that a party has. */
    record Attribute(String id, Kind kind, List<String> names, List<Concept.Cue> labels) {}

    private Lexicon(LexiconFile concepts, LexiconFile parties, LexiconFile words, List<CountryPack> countries) {
        this.concepts = concepts.list().stream().map(Lexicon::concept).toList();
        this.owners = new LinkedHashMap<>();
        parties.child("owners")
                .each((id, o) ->
                        owners.put(id, new Owner(id, names(o.strings("names")), Phrases.of(o.strings("sections")))));
        this.attributes = new LinkedHashMap<>();
        parties.child("attributes").each((id, a) -> attributes.put(id, attribute(id, a)));
        this.others = Phrases.of(parties.strings("others"));
        this.words = new HashMap<>();
        for (String list : List.of(
                "stops",
                "titles",
                "slogans",
                "trades",
                "officials",
                "salutations",
                "true",
                "false",
                "summaries",
                "texts",
                "papers",
                "banks",
                "roles",
                "duties",
                "owners",
                "attendees",
                "nobody",
                "heads",
                "mail_hosts")) {
            this.words.put(list, Phrases.of(words.strings(list)));
        }
        this.months = new HashMap<>();
        words.child("months")
                .lists()
                .forEach((number, names) ->
                        names.forEach(name -> months.put(Letters.fold(name), Integer.valueOf(number))));
        this.currencies = words.child("currencies").lists();
        this.agreement = words.child("agreement").lists();
        this.boxes = words.child("boxes").lists();
        this.sexes = words.child("sexes").lists();
        this.units = words.child("units").lists();
        this.kindWords = new LinkedHashMap<>();
        words.child("kinds")
                .lists()
                .forEach((kind, list) -> kindWords.put(Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)), list));
        this.numerals = words.child("numerals").numbers();
        this.countries = List.copyOf(countries);
    }

    static Lexicon load() {
        var words = LexiconFile.read("words.yaml");
        var countries = new ArrayList<CountryPack>();
        for (String name : words.strings("countries")) {
            countries.add(country(LexiconFile.read("countries/" + name + ".yaml")));
        }
        return new Lexicon(LexiconFile.read("concepts.yaml"), LexiconFile.read("parties.yaml"), words, countries);
    }

    List<Concept> concepts() {
        return concepts;
    }

    Optional<Concept> concept(String id) {
        return concepts.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    Map<String, Owner> owners() {
        return owners;
    }

    Map<String, Attribute> attributes() {
        return attributes;
    }

    /** The attribute of parties called {@code id}, which the lexicon must have. */
    Attribute attribute(String id) {
        Attribute attribute = attributes.get(id);
        if (attribute == null) {
            throw new IllegalStateException("the lexicon has no attribute " + id);
        }
        return attribute;
    }

    /** Heads of page parts that belong to no party. */
    Phrases others() {
        return others;
    }

    /** One of the lists of {@code words.yaml}, such as {@code stops} or {@code titles}. */
    Phrases words(String list) {
        var phrases = words.get(list);
        if (phrases == null) {
            throw new IllegalArgumentException("no list of words named " + list);
        }
        return phrases;
    }

    Map<String, Integer> months() {
        return months;
    }

    Map<String, List<String>> currencies() {
        return currencies;
    }

    /** Words of agreements: {@code kinds} of parties, and what may {@code follow} a party's name. */
    List<String> agreement(String list) {
        return agreement.getOrDefault(list, List.of());
    }

    /** Signs of {@code ticked} or {@code empty} boxes, as printed. */
    List<String> boxes(String kind) {
        return boxes.getOrDefault(kind, List.of());
    }

    Map<String, List<String>> sexes() {
        return sexes;
    }

    Map<String, Integer> numerals() {
        return numerals;
    }

    Map<String, List<String>> units() {
        return units;
    }

    /** Words of field names that tell the kind of value, the surest kinds first. */
    Map<Kind, List<String>> kindWords() {
        return kindWords;
    }

    List<CountryPack> countries() {
        return countries;
    }

    private static Concept concept(LexiconFile entry) {
        var labels = new LinkedHashMap<String, Double>();
        entry.child("labels").lists().values().forEach(list -> list.forEach(l -> labels.put(Letters.fold(l), 1.0)));
        entry.strings("weak").forEach(l -> labels.put(Letters.fold(l), 0.5));
        labels.remove("");
        return new Concept(
                entry.string("id"),
                Kind.valueOf(entry.string("kind").toUpperCase(java.util.Locale.ROOT)),
                names(entry.strings("names")),
                labels.entrySet().stream()
                        .map(e -> new Concept.Cue(e.getKey(), e.getValue()))
                        .sorted(java.util.Comparator.comparingInt(
                                c -> -c.folded().length()))
                        .toList(),
                Phrases.of(entry.strings("not")),
                Phrases.of(entry.strings("lifts")),
                new Concept.Cues(
                        Phrases.of(entry.strings("before")),
                        Phrases.of(entry.strings("after")),
                        Phrases.of(entry.strings("weak_before"))),
                entry.string("zone"));
    }

    private static Attribute attribute(String id, LexiconFile entry) {
        return new Attribute(
                id,
                Kind.valueOf(entry.string("kind").toUpperCase(java.util.Locale.ROOT)),
                names(entry.strings("names")),
                Phrases.of(entry.strings("labels")).folded().stream()
                        .map(l -> new Concept.Cue(l, 1.0))
                        .toList());
    }

    private static CountryPack country(LexiconFile file) {
        String postcode = file.string("postcode");
        return new CountryPack(
                file.string("code"),
                file.string("currency"),
                file.string("date_order").equals("month"),
                new CountryPack.Legal(file.strings("legal"), file.strings("weak_legal")),
                new CountryPack.Words(
                        file.strings("names"),
                        file.strings("streets"),
                        file.strings("street_ends"),
                        file.strings("regions"),
                        file.strings("region_codes")),
                postcode.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(postcode)),
                file.string("postcode_position"));
    }

    private static List<String> names(List<String> names) {
        return names.stream()
                .map(n -> String.join(" ", Letters.words(n)))
                .distinct()
                .toList();
    }
}
