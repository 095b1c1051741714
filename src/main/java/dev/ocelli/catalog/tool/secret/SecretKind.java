package dev.ocelli.catalog.tool.secret;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Kinds of secrets that can be found by themselves. */
public enum SecretKind {
    PERSON_NAMES("person name", "names", "name", "person", "persons", "people", "person_name"),
    ID_NUMBERS("id number", "ids", "id", "id_number", "passport", "passports", "tax_numbers", "tax_ids", "ssn"),
    BANK_ACCOUNTS(
            "bank account",
            "accounts",
            "account",
            "bank_account",
            "bank_details",
            "iban",
            "ibans",
            "card",
            "cards",
            "credit_cards",
            "card_numbers"),
    PHONES("phone number", "phone", "phone_numbers", "phone_number", "telephone", "fax"),
    EMAILS("email address", "email", "email_addresses", "email_address", "mail"),
    ADDRESSES("postal address", "address", "postal_addresses", "postal_address"),
    DATES("date", "date"),
    AMOUNTS("amount", "amount", "money", "prices", "totals");

    private final String words;
    private final String otherNames;

    SecretKind(String words, String... otherNames) {
        this.words = words;
        this.otherNames = " " + String.join(" ", otherNames) + " ";
    }

    /** For people, in the singular. */
    public String words() {
        return words;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kinds that a word asks for: a kind's name, {@code personal} (all but dates and amounts) or {@code all}. */
    public static Optional<Set<SecretKind>> named(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        if (plain.equals("all")) {
            return Optional.of(EnumSet.allOf(SecretKind.class));
        }
        if (plain.equals("personal") || plain.equals("pii") || plain.equals("personal_data")) {
            return Optional.of(EnumSet.complementOf(EnumSet.of(DATES, AMOUNTS)));
        }
        return Arrays.stream(values())
                .filter(k -> k.wireName().equals(plain) || k.otherNames.contains(" " + plain + " "))
                .findFirst()
                .map(EnumSet::of);
    }
}
