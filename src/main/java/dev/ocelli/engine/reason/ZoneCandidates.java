package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.MachineReadableZone;
import dev.ocelli.core.perception.Page;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the machine readable zones say; the printed spelling of the same value is shown as its place where there is one. */
final class ZoneCandidates {
    private static final double READ = 6;

    private final Scene scene;
    private final Recognisers recognisers;

    ZoneCandidates(Scene scene, Recognisers recognisers) {
        this.scene = scene;
        this.recognisers = recognisers;
    }

    /** For a field whose concept the zone holds; {@code printed} are the candidates beside labels. */
    List<Candidate> of(Meaning meaning, List<Candidate> printed) {
        var found = new ArrayList<Candidate>();
        String field = meaning.concept().map(Concept::zone).orElse("");
        for (Page page : scene.perception().pages()) {
            for (MachineReadableZone zone : page.parts().zones()) {
                String text = zone.fields().getOrDefault(field, "");
                if (!text.isEmpty()) {
                    value(meaning.kind(), text).ifPresent(v -> found.add(candidate(zone, text, v, printed)));
                }
            }
        }
        return found;
    }

    /** The zone as printed, its rows joined. */
    List<Candidate> whole() {
        var found = new ArrayList<Candidate>();
        for (Page page : scene.perception().pages()) {
            for (MachineReadableZone zone : page.parts().zones()) {
                found.add(new Candidate(spans(zone), new Value.Text(String.join("\n", zone.rows())), READ));
            }
        }
        return found;
    }

    private Candidate candidate(MachineReadableZone zone, String text, Value value, List<Candidate> printed) {
        var same = printed.stream().filter(c -> same(c.value(), value)).findFirst();
        double points = READ * (0.5 + 0.5 * zone.checked());
        return new Candidate(same.map(Candidate::spans).orElseGet(() -> spans(zone, text)), value, points);
    }

    private List<Span> spans(MachineReadableZone zone, String text) {
        String code =
                text.matches("\\d{4}-\\d\\d-\\d\\d") ? text.substring(2).replace("-", "") : text.replace(' ', '<');
        for (Span line : spans(zone)) {
            int at = line.text().indexOf(code);
            if (at >= 0) {
                return List.of(new Span(line.run(), line.from() + at, line.from() + at + code.length()));
            }
        }
        return spans(zone).stream().limit(1).toList();
    }

    private List<Span> spans(MachineReadableZone zone) {
        return scene.runs().stream()
                .filter(r -> zone.lines().contains(r.line()))
                .map(Run::all)
                .toList();
    }

    private static boolean same(Value a, Value b) {
        return switch (a) {
            case Value.Text(String text) ->
                b instanceof Value.Text(String other) && Letters.fold(text).equals(Letters.fold(other));
            case Value.Day day ->
                b instanceof Value.Day other
                        && (day.date().equals(other.date()) || day.other().equals(other.date()));
            case Value.Amount amount -> false;
        };
    }

    private Optional<Value> value(Kind kind, String text) {
        if (kind != Kind.DATE) {
            return kind == Kind.SEX
                    ? recognisers.of(Kind.SEX).find(text).stream()
                            .map(Match::value)
                            .findFirst()
                    : Optional.of(new Value.Text(text));
        }
        try {
            var day = LocalDate.parse(text);
            return Optional.of(new Value.Day(day, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
