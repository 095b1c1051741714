package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds heads such as "Bill to" or "Verkäufer:" and the lines that stand under or beside them. */
final class PartySections {
    private static final int ROWS = 12;

    private final Scene scene;
    private final Phrases others;
    private final PartyBlock blocks;
    private final Map<String, Phrases> heads;

    /** A head and what belongs to it. {@code named} is what follows it in its run or row, or empty. */
    record Section(String owner, LabelFinder.Label head, List<Span> named, List<Run> lines) {}

    private final LabelFinder labels;

    /** {@code heads}: printed heads by owner; {@code labels}: what is never a name. */
    PartySections(Scene scene, Phrases others, Map<String, Phrases> heads, LabelFinder labels) {
        this.labels = labels;
        this.scene = scene;
        this.others = others;
        this.blocks = new PartyBlock(scene);
        this.heads = heads;
    }

    List<Section> find() {
        var found = new ArrayList<Section>();
        for (Run run : scene.runs()) {
            if (run.text().length() <= 70) {
                heads.forEach((owner, phrases) -> head(run, phrases).ifPresent(h -> found.add(section(owner, h))));
            }
        }
        return found;
    }

    /** A head opens its run and is all of it, or is followed by a colon. */
    private static java.util.Optional<LabelFinder.Label> head(Run run, Phrases phrases) {
        return phrases.start(run.letters())
                .map(h -> new LabelFinder.Label(run, h.from(), h.to(), 1))
                .filter(l -> l.closes() || run.text().substring(l.to()).matches("(?s)\\s*(?:\\([^)]*\\))?\\s*[:/].*"));
    }

    private Section section(String owner, LabelFinder.Label head) {
        Run run = head.run();
        var named = new ArrayList<Span>();
        Span rest = new Span(run, head.to(), run.text().length()).trimmed(":;-/=#.()");
        if (rest.text().chars().filter(Character::isLetter).count() > 2) {
            named.add(rest);
        } else {
            scene.rightOf(run).stream()
                    .filter(r -> r.text().chars().anyMatch(Character::isLetterOrDigit))
                    .limit(1)
                    .filter(r -> !isHead(r)
                            && !labels.isLabel(r)
                            && r.box().x() - run.box().right() < 0.3)
                    .forEach(r -> named.add(r.all().trimmed(":;-=")));
        }
        return new Section(owner, head, named, lines(run));
    }

    /** The block under the head, up to the next head. */
    private List<Run> lines(Run head) {
        var lines = new ArrayList<Run>();
        scene.below(head).stream()
                .filter(r -> r.box().x() < head.box().right()
                        && r.box().centreX() > head.box().x() - 0.02)
                .findFirst()
                .filter(r -> !isHead(r))
                .ifPresent(first -> {
                    for (Run line : blocks.from(first)) {
                        if (isHead(line) || lines.size() >= ROWS) {
                            return;
                        }
                        lines.add(line);
                    }
                });
        return lines;
    }

    /** Rows below a head up to the next head on the page, for lists of labels and values. */
    List<List<Run>> rows(Run head) {
        var rows = new ArrayList<List<Run>>();
        for (int r = head.row() + 1; r < scene.rows().size() && rows.size() < ROWS; r++) {
            var row = scene.rows().get(r);
            if (row.getFirst().page() != head.page() || row.stream().anyMatch(this::isHead)) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    /** The lines before the first that is a head, the first line aside. */
    List<Run> upToHead(List<Run> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (isHead(lines.get(i))) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }

    /** Whether the run is the label of a value. */
    boolean isLabel(Run run) {
        return labels.isLabel(run);
    }

    boolean isHead(Run run) {
        return others.is(run.letters())
                || heads.values().stream().anyMatch(p -> head(run, p).isPresent());
    }
}
