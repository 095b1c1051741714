package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads owner and attribute words out of field names: {@code customer_billing_address.city} is the buyer's city. */
final class PartyNames {
    /** Groups within a party, or around all there is: they name nobody. */
    private static final Set<String> PLAIN = Set.of(
            "contact",
            "contacts",
            "contact info",
            "contact information",
            "contact details",
            "details",
            "info",
            "information",
            "address");

    private record Named(String phrase, String id) {}

    private final Lexicon lexicon;
    private final List<Named> owners;
    private final List<Named> attributes;

    PartyNames(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.owners = longestFirst(lexicon.owners().values().stream()
                .flatMap(o -> o.names().stream().map(n -> new Named(n, o.id())))
                .toList());
        this.attributes = longestFirst(lexicon.attributes().values().stream()
                .flatMap(a -> a.names().stream().map(n -> new Named(n, a.id())))
                .toList());
    }

    /** True for a word that only its object explains, such as "name" or "date" inside "customer". */
    boolean prefers(FieldSpec field, FieldNames names) {
        return !field.path().isEmpty()
                && attribute(names.name()).isPresent()
                && (owner(pathWords(field)).isPresent() || speaksOfAddress(field));
    }

    Optional<Meaning.Role> role(FieldSpec field, FieldNames names) {
        String name = names.name();
        String path = pathWords(field);
        var whole = owners.stream().filter(o -> o.phrase().equals(name)).findFirst();
        if (whole.isPresent()) {
            return Optional.of(of(whole.get().id(), name, "name"));
        }
        for (Named attribute : attributes) {
            if (name.equals(attribute.phrase())) {
                return Optional.of(inPath(path, attribute.id()));
            }
            if (name.endsWith(" " + attribute.phrase())) {
                String rest =
                        name.substring(0, name.length() - attribute.phrase().length() - 1);
                return withRest(rest, attribute.id());
            }
        }
        return Optional.empty();
    }

    /** By title and description: an owner and an attribute are both named, such as "name of the shop". */
    Optional<Meaning.Role> described(FieldSpec field, FieldNames names) {
        String text = names.title() + " " + names.description();
        var owner =
                owners.stream().filter(o -> FieldNames.holds(text, o.phrase())).findFirst();
        var attribute = attributes.stream()
                .filter(a -> FieldNames.holds(text, a.phrase())
                        && owner.filter(o -> o.phrase().equals(a.phrase())).isEmpty())
                .findFirst();
        return owner.isPresent() && attribute.isPresent()
                ? Optional.of(of(
                        owner.get().id(), owner.get().phrase(), attribute.get().id()))
                : Optional.empty();
    }

    /** The name without leading owner words: {@code seller iban} gives {@code iban}. */
    String withoutOwner(String name) {
        return owners.stream()
                .filter(o -> name.startsWith(o.phrase() + " "))
                .findFirst()
                .map(o -> name.substring(o.phrase().length() + 1))
                .orElse(name);
    }

    private Optional<Meaning.Role> withRest(String rest, String attribute) {
        var known = owner(rest);
        if (known.isPresent()) {
            return Optional.of(of(known.get().id(), rest, attribute));
        }
        // "vessel name" is a label to look for, "patient address" is a party that the lexicon lacks.
        return attribute.equals("name") ? Optional.empty() : Optional.of(of(rest, rest, attribute));
    }

    private Meaning.Role inPath(String path, String attribute) {
        if (path.isEmpty()) {
            return new Meaning.Role("", attribute, Phrases.NONE);
        }
        var known = owner(path);
        return known.map(o -> of(o.id(), path, attribute)).orElseGet(() -> of(withoutAttribute(path), path, attribute));
    }

    private Meaning.Role of(String ownerId, String words, String attribute) {
        var known = lexicon.owners().get(ownerId);
        if (known != null) {
            return new Meaning.Role(ownerId, attribute, known.sections());
        }
        String own = withoutAttribute(words);
        return new Meaning.Role(
                own,
                attribute,
                own.isEmpty() ? Phrases.NONE : Phrases.of(List.of(own, own + " address", own + " name and address")));
    }

    private Optional<Named> owner(String words) {
        return owners.stream().filter(o -> FieldNames.holds(words, o.phrase())).findFirst();
    }

    private Optional<Named> attribute(String name) {
        return attributes.stream()
                .filter(a -> name.equals(a.phrase()) || name.endsWith(" " + a.phrase()))
                .findFirst();
    }

    private boolean speaksOfAddress(FieldSpec field) {
        return FieldNames.holds(pathWords(field), "address");
    }

    private String withoutAttribute(String words) {
        String rest = words;
        for (Named attribute : attributes) {
            if (rest.equals(attribute.phrase())) {
                return "";
            }
            if (rest.endsWith(" " + attribute.phrase())) {
                rest = rest.substring(0, rest.length() - attribute.phrase().length() - 1);
            }
        }
        return rest;
    }

    /** Words of the nearest object that names an owner; of the nearest object when none does. */
    private String pathWords(FieldSpec field) {
        var path = new ArrayList<>(field.path());
        java.util.Collections.reverse(path);
        var named = path.stream().map(l -> FieldNames.words(l.name())).toList();
        // "shipper.contact.phone" is the shipper's.
        var words = named.stream().filter(w -> !PLAIN.contains(w)).toList();
        return words.stream()
                .filter(w -> owner(w).isPresent())
                .findFirst()
                .orElse(words.isEmpty() ? "" : words.getFirst());
    }

    private static List<Named> longestFirst(List<Named> named) {
        return named.stream()
                .sorted(Comparator.comparingInt((Named n) -> -n.phrase().length()))
                .toList();
    }
}
