package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes an address apart: street, city, state, postal code, country. */
final class AddressParts {
    private final AddressWords words;

    AddressParts(AddressWords words) {
        this.words = words;
    }

    /** The lines as one text; a comma goes between two lines where none is printed. */
    static String joined(List<Span> lines) {
        var text = new StringBuilder();
        for (Span line : lines) {
            if (!text.isEmpty()) {
                boolean closed = ",;-/".indexOf(text.charAt(text.length() - 1)) >= 0;
                text.append(closed ? " " : ", ");
            }
            text.append(line.text().strip());
        }
        return text.toString().replaceAll("[\\s,;]+$", "");
    }

    /** The named part, with a score that says how sure the cut is. */
    Optional<Candidate> part(List<Span> lines, String attribute) {
        var cut = cut(lines);
        List<Span> spans = switch (attribute) {
            case "street" -> cut.street();
            case "street2" ->
                cut.street().size() > 2 ? cut.street().subList(1, cut.street().size()) : List.<Span>of();
            case "city" -> cut.city();
            case "state" -> cut.state();
            case "postal_code" -> cut.postcode();
            case "country" -> cut.country();
            default -> List.<Span>of();
        };
        return spans.isEmpty() ? Optional.empty() : Optional.of(new Candidate(spans, new Value.Text(joined(spans)), 3));
    }

    private record Cut(List<Span> street, List<Span> city, List<Span> state, List<Span> postcode, List<Span> country) {}

    private Cut cut(List<Span> given) {
        var lines = new ArrayList<>(given);
        var country = takeCountry(lines);
        for (int i = lines.size() - 1; i >= 0; i--) {
            Span line = lines.get(i);
            var code = words.postcode(line.text());
            if (code.isPresent()) {
                Span postcode = part(line, code.get().from(), code.get().to());
                Span before = part(line, 0, code.get().from()).trimmed(" ,.;-");
                Span after = part(line, code.get().to(), line.text().length()).trimmed(" ,.;-");
                return around(lines, i, code.get(), new Town(before, postcode, after, country));
            }
        }
        return new Cut(
                lines.isEmpty() ? lines : lines.subList(0, Math.max(1, lines.size() - 1)),
                lines.size() > 1 ? List.of(lines.getLast()) : List.of(),
                List.of(),
                List.of(),
                country);
    }

    private record Town(Span before, Span postcode, Span after, List<Span> country) {}

    private Cut around(List<Span> lines, int at, AddressWords.Postcode code, Town town) {
        var street = new ArrayList<>(lines.subList(0, at));
        var state = new ArrayList<Span>();
        Span city;
        if (beforeCity(code, town)) {
            if (!town.before().text().isBlank()) {
                street.add(town.before());
            }
            city = town.after().text().isBlank() && at + 1 < lines.size() ? lines.get(at + 1) : town.after();
            if (at + 1 < lines.size() && !city.equals(lines.get(at + 1))) {
                state.add(lines.get(at + 1).trimmed(" ,."));
            }
        } else {
            Span before = town.before();
            boolean region = before.text().matches("[A-Z]{2}") && at > 0;
            if (region) {
                state.add(before);
            }
            boolean alone = (before.text().isBlank() || region) && at > 0;
            city = alone ? street.removeLast() : before;
        }
        int comma = city.text().lastIndexOf(',');
        var region = words.regions().end(Letters.of(city.text()));
        if (comma > 0) {
            Span last = part(city, comma + 1, city.text().length()).trimmed(" ,.");
            boolean isState =
                    last.text().matches("[A-Z]{2,3}") || words.regions().is(Letters.of(last.text())) || state.isEmpty();
            if (isState && !last.text().isBlank()) {
                state.addFirst(last);
            }
            city = part(city, 0, comma).trimmed(" ,.");
            int inner = city.text().lastIndexOf(',');
            if (inner > 0 && !beforeCity(code, town)) {
                street.add(part(city, 0, inner).trimmed(" ,."));
                city = part(city, inner + 1, city.text().length()).trimmed(" ,.");
            }
        } else if (region.isPresent() && region.get().from() > 2) {
            state.addFirst(part(city, region.get().from(), city.text().length()).trimmed(" ,."));
            city = part(city, 0, region.get().from()).trimmed(" ,.");
        }
        return new Cut(
                street,
                city.text().isBlank() ? List.of() : List.of(city),
                state.stream().limit(1).toList(),
                List.of(town.postcode()),
                town.country());
    }

    /** Where a code of this form stands in its country, unless the line says otherwise: "Portland, ME 04101". */
    private static boolean beforeCity(AddressWords.Postcode code, Town town) {
        boolean endsLine =
                town.after().text().isBlank() && !town.before().text().isBlank();
        String before = town.before().text();
        boolean afterTown =
                endsLine && (before.chars().noneMatch(Character::isDigit) || before.matches("(?:.*,)?\\s*[A-Z]{2}"));
        return code.pack().postcodePosition().equals("before_city") && !afterTown;
    }

    private List<Span> takeCountry(List<Span> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Span last = lines.getLast();
        if (words.isCountry(last.text())) {
            lines.removeLast();
            return List.of(last.trimmed(" ,."));
        }
        var name = words.countries().end(Letters.of(last.text()));
        if (name.isPresent() && name.get().from() > 0) {
            Span country = part(last, name.get().from(), name.get().to());
            lines.set(lines.size() - 1, part(last, 0, name.get().from()).trimmed(" ,."));
            return List.of(country);
        }
        return List.of();
    }

    private static Span part(Span span, int from, int to) {
        return new Span(span.run(), span.from() + from, span.from() + to);
    }
}
