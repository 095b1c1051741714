package dev.ocelli.catalog.skill;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A field as a person named it in a sentence: "total_amount", "the due date", "list of parties".
 *
 * @param words as written, without article
 * @param parts fields of each entry, for lists of objects; empty otherwise
 */
record FieldPhrase(String words, boolean many, List<FieldPhrase> parts) {
    private static final Set<String> DATE =
            Set.of("date", "dated", "deadline", "dob", "birthday", "expiry", "expiration");
    private static final Set<String> MONEY = Set.of(
            "amount",
            "total",
            "subtotal",
            "price",
            "cost",
            "tax",
            "vat",
            "gst",
            "fee",
            "fees",
            "balance",
            "sum",
            "net",
            "gross",
            "salary",
            "wages",
            "discount",
            "shipping",
            "tip",
            "rent",
            "deposit",
            "payment",
            "due",
            "paid",
            "rate",
            "percent",
            "percentage",
            "weight",
            "height",
            "width",
            "length",
            "area",
            "temperature");
    private static final Set<String> COUNT = Set.of("quantity", "qty", "count", "pages", "age", "year");
    private static final Set<String> CODE =
            Set.of("id", "number", "no", "code", "reference", "ref", "iban", "bic", "sku", "serial", "account");
    private static final Set<String> WORDS =
            Set.of("name", "address", "method", "terms", "description", "currency", "type", "status", "id", "title");
    private static final Set<String> QUESTION = Set.of("is", "has", "whether", "was", "are", "if");

    FieldPhrase {
        parts = List.copyOf(parts);
    }

    static FieldPhrase one(String words) {
        return new FieldPhrase(words, false, List.of());
    }

    /** {@code Total amount (gross)} -> {@code total_amount}. */
    String name() {
        String plain = words.replaceAll("\\(.*?\\)", " ").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        String name = plain.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return name.matches("\\d.*") ? "field_" + name : name;
    }

    /** {@code Total amount}. */
    String title() {
        String spaced = name().replace('_', ' ');
        return spaced.isEmpty() ? "" : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** The JSON type and format guessed from the words, such as {@code string/date}; the format may be empty. */
    Guess guess() {
        List<String> tokens = Arrays.stream(name().split("_")).toList();
        String last = tokens.getLast();
        if (QUESTION.contains(tokens.getFirst())) {
            return new Guess("boolean", "");
        }
        if (tokens.stream().anyMatch(DATE::contains)) {
            return new Guess("string", "date");
        }
        if (tokens.contains("email") || last.equals("mail")) {
            return new Guess("string", "email");
        }
        if (COUNT.contains(last) || name().startsWith("number_of_")) {
            return new Guess("integer", "");
        }
        boolean word = CODE.contains(last) || WORDS.contains(last);
        if (!word && tokens.stream().anyMatch(MONEY::contains)) {
            return new Guess("number", "");
        }
        return new Guess("string", "");
    }

    record Guess(String type, String format) {}

    @Override
    public String toString() {
        return words
                + (parts.isEmpty()
                        ? ""
                        : parts.stream().map(FieldPhrase::toString).collect(Collectors.joining(", ", "(", ")")));
    }
}
