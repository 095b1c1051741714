package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where an address begins and stops among the lines of a block. */
final class AddressReader {
    private static final double SURE = 0.95;
    private static final double SOME = 0.4;
    private static final int MOST = 7;
    /** Room for "Telephone: " before a number. */
    private static final int LABELLED = 12;

    private static final Pattern SIGNS = Pattern.compile("\\s+[·•●∙|]\\s+");
    private static final Pattern REGISTRATION = Pattern.compile(
            "\\W*(?:(?i:no|co|br|reg|gst|id)\\b[\\s.:]*){0,3}\\W*[A-Z]{0,3}\\d{5,}[\\s~-]*[A-Z]{0,3}\\W*");

    private final AddressWords words;
    private final Phrases stops;
    private final Recognisers recognisers;
    private final Phrases registrations;
    private final Phrases labels;

    AddressReader(AddressWords words, Lexicon lexicon, Recognisers recognisers) {
        this.words = words;
        this.stops = lexicon.words("stops");
        this.recognisers = recognisers;
        this.labels = Phrases.of(lexicon.attribute("address").labels().stream()
                .map(Concept.Cue::folded)
                .toList());
        this.registrations = Phrases.of(List.of("registration", "tax_id").stream()
                .flatMap(id -> lexicon.attribute(id).labels().stream())
                .map(Concept.Cue::folded)
                .filter(label -> label.length() > 3)
                .toList());
    }

    /** The lines of the first address in {@code lines}, cut where another thing begins; empty when there is none. */
    List<Span> in(List<Run> lines) {
        var found = new ArrayList<Span>();
        int skipped = 0;
        for (int i = 0; i < lines.size() && found.size() < MOST; i++) {
            Span line = usable(lines.get(i));
            double score = line.text().isBlank() ? 0 : words.score(line.text());
            boolean stop =
                    line.to() < lines.get(i).text().length() || line.text().isBlank();
            if (found.isEmpty()) {
                if (score >= SURE || (score >= SOME && i + 1 < lines.size() && follows(lines.get(i + 1)))) {
                    found.add(line);
                } else if (++skipped > 4) {
                    return List.of();
                }
            } else if (line.text().isBlank()) {
                break;
            } else if (score >= SOME || continues(found.getLast(), line, lines, i)) {
                found.add(line);
            } else {
                break;
            }
            if (stop && !found.isEmpty()) {
                break;
            }
        }
        return sure(found) ? found : List.of();
    }

    /** Points of an address as a whole. */
    double score(List<Span> address) {
        return address.stream().mapToDouble(s -> words.score(s.text())).sum();
    }

    private boolean sure(List<Span> found) {
        return score(found) >= 1.4;
    }

    private boolean follows(Run run) {
        Span line = usable(run);
        return !line.text().isBlank() && words.score(line.text()) >= SURE;
    }

    /** A line without address words goes on when the one above ends with a comma or the next one is an address again. */
    private boolean continues(Span above, Span line, List<Run> lines, int at) {
        boolean plain = recognisers.of(Kind.DATE).find(line.text()).isEmpty()
                && recognisers.of(Kind.MONEY).find(line.text()).isEmpty()
                && Letters.words(line.text()).size() <= 7
                && !line.text().contains(":");
        boolean open = above.text().stripTrailing().endsWith(",");
        boolean resumed = at + 1 < lines.size() && follows(lines.get(at + 1));
        return plain && (open || resumed);
    }

    /** Where a part of the line begins that a sign sets off and that is a way to reach somebody. */
    private static int beforeContacts(String text) {
        var parts = SIGNS.matcher(text);
        while (parts.find()) {
            String rest = text.substring(parts.end());
            boolean contact = Stream.of(Codes.PHONE, Codes.EMAIL, Codes.URL)
                    .flatMap(codes -> codes.find(rest).stream())
                    .anyMatch(match -> match.from() <= LABELLED);
            if (contact) {
                return parts.start();
            }
        }
        return text.length();
    }

    /** The part of a line before a telephone number, a registration or a title. */
    private Span usable(Run run) {
        if (registrations.start(run.letters()).isPresent()
                || REGISTRATION.matcher(run.text()).matches()) {
            return new Span(run, 0, 0);
        }
        int start = labels.start(run.letters())
                .filter(h -> run.text().substring(h.to()).matches("\\s*[:.].*"))
                .map(Letters.Hit::to)
                .orElse(0);
        int end = run.text().length();
        for (String stop : stops.folded()) {
            for (Letters.Hit hit : run.letters().find(stop)) {
                boolean label =
                        run.text().substring(hit.to()).matches("(?s)\\s*(?:$|[:.#=(/]|\\+?\\d|no\\b|id\\b|reg).*")
                                || hit.from() == 0;
                if (hit.exact() && label && hit.from() < end) {
                    end = hit.from();
                }
            }
        }
        end = Math.min(end, beforeContacts(run.text()));
        var phone = Codes.PHONE.find(run.text());
        boolean alone = !phone.isEmpty()
                && phone.getFirst().from() == 0
                && run.text().chars().filter(Character::isLetter).count() < 3;
        int from = alone ? 0 : Math.min(start, end);
        while (from < end && ":;-*|([. ".indexOf(run.text().charAt(from)) >= 0) {
            from++;
        }
        return new Span(run, alone ? 0 : from, alone ? 0 : end).trimmed(":;-*|([");
    }
}
