package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.TextSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people are said to take on: "Jane Roe will send the plan by the 4th of May" is an entry of a list that asks for a
 * duty and its owner.
 */
final class SpokenDuties {
    private static final double SAID = 0.8;
    private static final String NAME = "(\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]+){0,2})";
    private static final String DOES = "(?:will|['’]ll|is going to|is to|has to|needs to|must|should|shall|agreed to|"
            + "promised to|wird|muss|soll|va|doit|debe|deve)";
    private static final Pattern DUTY =
            Pattern.compile("(?:^(?:And|So|Then|But|Und|Et|Y)\\s+|^|[,;:]\\s*|\\b(?:and|so|then|und|et|y)\\s+)" + NAME
                    + "\\s+" + DOES + "\\s+([^.!?;]+)");

    /** Where the duty ends and its day begins. */
    private static final Pattern DAY = Pattern.compile(
            "(?iu),?\\s+(?:no later than|by|until|till|before|on|bis(?: zum)?|spätestens|avant|antes d[eo]l?)\\s+(?=.*\\d)");

    private static final Pattern YEARLESS = Pattern.compile(
            "(?iu)\\b(?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?(\\p{L}{3,10})|(\\p{L}{3,10})\\s+\\d{1,2}(?:st|nd|rd|th)?)\\b");

    private final Recognisers recognisers;
    private final Values values;
    private final Lexicon lexicon;
    private final List<Run> said;

    SpokenDuties(Scene scene, Recognisers recognisers, Values values, Lexicon lexicon) {
        this.recognisers = recognisers;
        this.values = values;
        this.lexicon = lexicon;
        this.said = scene.runs().stream()
                .filter(run -> scene.perception().pages().stream()
                        .anyMatch(page -> page.index() == run.page() && page.source() == TextSource.SPEECH))
                .toList();
    }

    /** One map an entry, in order of time; none for a list that asks for something else. */
    List<Map<String, LeafReading>> read(List<RowField> fields) {
        Optional<RowField> duty = named(fields, "duties");
        Optional<RowField> owner = named(fields, "owners");
        var entries = new ArrayList<Map<String, LeafReading>>();
        if (duty.isEmpty() || owner.isEmpty() || duty.equals(owner)) {
            return entries;
        }
        Optional<RowField> due = fields.stream()
                .filter(field -> field.meaning().kind() == Kind.DATE)
                .findFirst();
        for (Run run : said) {
            Matcher m = DUTY.matcher(run.text());
            while (m.find()) {
                if (isSomebody(m.group(1))) {
                    entries.add(entry(run, m, duty.get(), owner.get(), due));
                }
            }
        }
        return entries;
    }

    private Optional<RowField> named(List<RowField> fields, String list) {
        return fields.stream()
                .filter(field -> {
                    var names = FieldNames.of(field.meaning().field().leaf().label());
                    return lexicon.words(list).in(names.name())
                            || lexicon.words(list).in(names.title());
                })
                .findFirst();
    }

    private boolean isSomebody(String name) {
        return Letters.words(name).stream()
                .noneMatch(word -> lexicon.words("nobody").folded().contains(Letters.fold(word)));
    }

    private Map<String, LeafReading> entry(Run run, Matcher m, RowField duty, RowField owner, Optional<RowField> due) {
        var entry = new HashMap<String, LeafReading>();
        Span rest = new Span(run, m.start(2), m.end(2)).trimmed(",;: ");
        Matcher until = DAY.matcher(rest.text());
        boolean dated = until.find();
        Span what = dated ? new Span(run, rest.from(), rest.from() + until.start()) : rest;
        put(entry, owner, new Value.Text(m.group(1)), new Span(run, m.start(1), m.end(1)));
        put(entry, duty, new Value.Text(what.text()), what);
        due.filter(field -> dated)
                .flatMap(field -> day(rest.text(), until.end()))
                .ifPresent(match -> put(
                        entry,
                        due.get(),
                        match.value(),
                        new Span(run, rest.from() + match.from(), rest.from() + match.to())));
        return entry;
    }

    private void put(Map<String, LeafReading> entry, RowField field, Value value, Span span) {
        values.json(field.meaning(), value, span.text()).ifPresent(json -> {
            var reading = new Draft.Reading(span.text(), Span.places(List.of(span)), SAID, List.of());
            entry.put(field.pointer(), new LeafReading(json, reading));
        });
    }

    /** The day said behind {@code from}; without a year, in that of the one day that the recording tells in full. */
    private Optional<Match> day(String text, int from) {
        Optional<Match> whole = recognisers.of(Kind.DATE).find(text).stream()
                .filter(match -> match.from() >= from)
                .findFirst();
        if (whole.isPresent()) {
            return whole;
        }
        Optional<LocalDate> known = toldDay();
        Matcher m = YEARLESS.matcher(text);
        for (int at = from; known.isPresent() && m.find(at); at = m.start() + 1) {
            String month = m.group(1) == null ? m.group(2) : m.group(1);
            if (lexicon.months().containsKey(Letters.fold(month))) {
                return recognisers
                        .of(Kind.DATE)
                        .find(m.group() + " " + known.get().getYear())
                        .stream()
                        .findFirst()
                        .map(match -> new Match(m.start(), m.end(), match.value(), match.quality()));
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> toldDay() {
        var days = said.stream()
                .flatMap(run -> recognisers.of(Kind.DATE).find(run.text()).stream())
                .map(Match::value)
                .filter(Value.Day.class::isInstance)
                .map(value -> values.resolved((Value.Day) value))
                .toList();
        boolean oneYear = days.stream().map(LocalDate::getYear).distinct().count() == 1;
        return oneYear ? Optional.of(days.getFirst()) : Optional.empty();
    }
}
