package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Adds to the dates beside a label those that stand alone, and what their place says. */
final class DateScores {
    private final Scene scene;
    private final Recognisers recognisers;
    private final Phrases titles;

    DateScores(Scene scene, Recognisers recognisers, Phrases titles) {
        this.scene = scene;
        this.titles = titles;
        this.recognisers = recognisers;
    }

    /** For the date of the document itself; other dates need their label. */
    List<Candidate> documentDates(Meaning meaning, List<Candidate> labelled) {
        var all = new ArrayList<>(labelled);
        for (Run run : scene.runs()) {
            for (Match match : recognisers.of(Kind.DATE).find(run.text())) {
                var span = new Span(run, match.from(), match.to());
                var alone = new Candidate(span, match.value(), match.quality() * alone(meaning, run, match));
                if (all.stream().noneMatch(alone::overlaps)) {
                    all.add(alone);
                }
            }
        }
        var counts = new HashMap<Value, Integer>();
        all.forEach(c -> counts.merge(c.value(), 1, Integer::sum));
        return all.stream()
                .map(c -> c.plus(0.5 * Math.min(2, counts.getOrDefault(c.value(), 1) - 1) + place(c)))
                .toList();
    }

    private double alone(Meaning meaning, Run run, Match match) {
        String before = run.text().substring(0, match.from());
        String left = scene.leftOf(run).map(Run::text).orElse("");
        int wrong = WrongWords.count(meaning, before) + (left.length() < 40 ? WrongWords.count(meaning, left) : 0);
        boolean wordy = before.chars().filter(Character::isLetter).count() > 20;
        boolean range = run.text().substring(match.to()).matches("(?s)\\s?[-–]\\s?\\d.*")
                || before.matches("(?s).*\\d\\s?[-–]\\s?");
        boolean further = LabelFit.ofAnEvent(before);
        return Math.max(0.1, 1.7 - (wrong + (further ? 1 : 0)) * 1.2 - (wordy ? 0.8 : 0) - (range ? 0.9 : 0));
    }

    private double place(Candidate candidate) {
        Run run = candidate.first().run();
        boolean time =
                scene.row(run).stream().anyMatch(r -> !Codes.TIME.find(r.text()).isEmpty());
        double page = run.page() == scene.runs().getFirst().page() ? 0.4 : -0.4;
        boolean titled =
                titles.start(run.letters()).filter(h -> h.to() - h.from() > 4).isPresent();
        return (time ? 0.9 : 0)
                + (titled ? 1.7 * (1 - run.box().centreY()) : 0)
                + page
                - 0.4 * run.box().centreY();
    }
}
