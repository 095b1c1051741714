package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads groups of figures off the rows that bear their names: {@code Total Fat 8g 10%} fills amount, unit and share.
 *
 * <p>A group without a row of its own stays empty, whatever figures stand elsewhere.
 */
final class GroupReader {
    private static final Pattern SHARE = Pattern.compile("\\d[\\d.,]*\\s?%");
    private static final Pattern FIGURE =
            Pattern.compile("(?<![\\p{L}\\d.,])(\\d[\\d.,]*)\\s?([\\p{L}µ]{1,4}\\b)?(?!\\s?%|[\\d.,])");

    /** Words before a name that do not make it another one: {@code Includes 10g Added Sugars}. */
    private static final int MOST_LETTERS_BEFORE = 12;

    private final Lexicon lexicon;
    private final Recognisers recognisers;

    GroupReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.recognisers = new Recognisers(lexicon);
    }

    /** A group's name in a row: characters of a run. */
    private record Named(GroupSpec group, Run run, Letters.Hit hit, int length) {}

    /** Readings by the pointer of the value in the answer. */
    Map<String, List<LeafReading>> read(List<GroupSpec> groups, Perception perception) {
        var readings = new HashMap<String, List<LeafReading>>();
        if (groups.isEmpty()) {
            return readings;
        }
        var scene = Scene.of(perception);
        var values = new Values(Traits.of(scene, recognisers, lexicon));
        var best = new HashMap<GroupSpec, Map<String, LeafReading>>();
        for (List<Run> row : scene.rows()) {
            for (Named named : named(groups, row)) {
                var found = values(named, row, groups, values);
                best.merge(named.group(), found, (a, b) -> b.size() > a.size() ? b : a);
            }
        }
        best.forEach((group, found) ->
                found.forEach((pointer, reading) -> readings.put(group.pointer() + pointer, List.of(reading))));
        return readings;
    }

    /** At most one group a run: the one with the longest name. */
    private static List<Named> named(List<GroupSpec> groups, List<Run> row) {
        return row.stream()
                .flatMap(run -> groups.stream()
                        .flatMap(group -> name(group, run).stream())
                        .max(Comparator.comparingInt(Named::length))
                        .stream())
                .toList();
    }

    private static Optional<Named> name(GroupSpec group, Run run) {
        var label = FieldNames.of(group.shape().label());
        return Phrases.of(List.of(label.name(), label.title(), label.description())).folded().stream()
                .filter(phrase -> phrase.length() > 2)
                .flatMap(phrase -> run.letters().find(phrase).stream()
                        .filter(Letters.Hit::exact)
                        .filter(hit -> opens(run, hit))
                        .map(hit -> new Named(group, run, hit, phrase.length())))
                .max(Comparator.comparingInt(Named::length));
    }

    private static boolean opens(Run run, Letters.Hit hit) {
        String before = run.text().substring(0, hit.from());
        return before.chars().filter(Character::isLetter).count() <= MOST_LETTERS_BEFORE && !before.contains(",");
    }

    private Map<String, LeafReading> values(Named named, List<Run> row, List<GroupSpec> groups, Values values) {
        var spans = new ArrayList<Span>();
        Run run = named.run();
        spans.add(new Span(run, named.hit().to(), run.text().length()));
        for (Run next : row.subList(run.rank() + 1, row.size())) {
            if (groups.stream().anyMatch(g -> name(g, next).isPresent())) {
                break;
            }
            spans.add(next.all());
        }
        spans.add(new Span(run, 0, named.hit().from()));
        var group = named.group();
        var spec = new RowSpec(group.pointer(), List.of(), group.shape().label(), group.shape(), List.of());
        var fields = RowField.of(spec, List.of(), new KindGuess(lexicon));
        return new CellReader(fields, recognisers, values).read(cells(fields, spans));
    }

    private static RowCells cells(List<RowField> fields, List<Span> spans) {
        var share = first(SHARE, 0, spans);
        var figure = first(FIGURE, 1, spans);
        var unit = first(FIGURE, 2, spans);
        var cells = new RowCells();
        for (RowField field : fields) {
            var cell = switch (field.meaning().kind()) {
                case PERCENT -> share;
                case NUMBER, MONEY -> figure;
                default -> unit;
            };
            cell.ifPresent(span -> cells.add(field.key(), List.of(span)));
        }
        return cells;
    }

    private static Optional<Span> first(Pattern pattern, int part, List<Span> spans) {
        for (Span span : spans) {
            var found = pattern.matcher(span.text());
            if (found.find()) {
                return found.group(part) == null
                        ? Optional.empty()
                        : Optional.of(
                                new Span(span.run(), span.from() + found.start(part), span.from() + found.end(part)));
            }
        }
        return Optional.empty();
    }
}
