package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects every place that may show the name of a party, with what that place says about its role. */
final class PartySightings {
    static final String SELLER = "seller";
    static final String BUYER = "buyer";
    private static final double HEADED = 4.5;
    private static final double NAMED_ROW = 5.5;
    /** A name that its line cuts off. */
    private static final Pattern OPEN_END = Pattern.compile("(?:&| and| und| et| y| e)$");

    /** Share of the page height: the first line of the window of an envelope stands no lower under the sender's line. */
    private static final double UNDER_SENDER = 0.07;

    /** One place of a name: points by owner; below zero speaks against that role. */
    record Sighting(List<Span> name, List<Span> address, List<Run> lines, Map<String, Double> points) {
        String folded() {
            return Letters.fold(String.join(" ", name.stream().map(Span::text).toList()));
        }
    }

    private final Scene scene;
    private final Lexicon lexicon;
    private final FirmNames firms;
    private final AddressWords words;
    private final AddressReader addresses;
    private final PartySections sections;
    private final PartyBlock blocks;
    private final double usualHeight;
    private final List<Sighting> found = new ArrayList<>();
    private final List<Run> senders = new ArrayList<>();

    PartySightings(Scene scene, Knowledge knowledge, PartySections sections) {
        this.scene = scene;
        this.lexicon = knowledge.lexicon();
        this.firms = knowledge.firms();
        this.words = knowledge.addressWords();
        this.addresses = knowledge.addresses();
        this.sections = sections;
        this.blocks = new PartyBlock(scene);
        var heights = scene.runs().stream()
                .mapToDouble(r -> r.box().height())
                .sorted()
                .toArray();
        this.usualHeight = heights.length == 0 ? 1 : heights[heights.length / 2];
    }

    List<Sighting> find() {
        for (var row : scene.rows()) {
            senderLine(row);
        }
        for (Run run : scene.runs()) {
            byPlace(run);
        }
        sections.find().forEach(this::headed);
        return found;
    }

    /** The address among lines below a name; other firms' names above it are passed over. */
    private List<Span> addressIn(List<Run> lines) {
        int from = 0;
        while (from < Math.min(3, lines.size())
                && firms.hasLegalForm(lines.get(from).text())) {
            from++;
        }
        return addresses.in(lines.subList(from, lines.size()));
    }

    private void see(List<Span> name, List<Span> address, List<Run> lines, Map<String, Double> points) {
        found.add(new Sighting(name, address, lines, points));
    }

    /** Name, street and town in one small line, as over the window of an envelope. */
    private void senderLine(List<Run> row) {
        var parts = new ArrayList<Span>();
        row.forEach(run -> parts.addAll(FirmNames.parts(run.all())));
        parts.removeIf(p -> p.text().chars().noneMatch(Character::isLetterOrDigit));
        boolean dotted = row.stream().anyMatch(r -> r.text().matches("[·•●∙|■*-]")) || row.size() == 1;
        if (!dotted || parts.size() < 2 || parts.size() > 7) {
            return;
        }
        Span name = firms.cut(parts.getFirst());
        var rest = parts.subList(1, parts.size());
        double address = rest.stream().mapToDouble(p -> words.score(p.text())).sum();
        boolean own = words.score(name.text()) < 0.9 || firms.hasLegalForm(name.text());
        if (address >= 1.7 && own && firms.possible(name.text())) {
            double points = firms.score(name.text()) + 3.2 - (row.getFirst().page() > 0 ? 1 : 0);
            see(List.of(name), rest, row, Map.of(SELLER, points, BUYER, -3.0));
            senders.add(row.getFirst());
        }
    }

    private void byPlace(Run run) {
        if (run.text().length() > 90) {
            return;
        }
        Span name = firms.cut(run.all());
        if (name.text().isBlank() || !firms.possible(name.text()) || sections.isLabel(run)) {
            return;
        }
        var spans = withNextLine(name);
        String text = String.join(" ", spans.stream().map(Span::text).toList());
        var lines = sections.upToHead(blocks.from(run));
        var address = addressIn(lines.subList(Math.min(lines.size(), spans.size()), lines.size()));
        double own = firms.score(text);
        var points = new HashMap<String, Double>();
        points.put(SELLER, own + sellerPlace(run, nearness(lines, address)));
        windowPoints(run, lines, address).ifPresent(p -> points.put(BUYER, own * 0.5 + p));
        see(spans, address, lines, points);
    }

    /** 1.2 for an address right below the name, less for one some lines further down. */
    private static double nearness(List<Run> lines, List<Span> address) {
        int at = address.isEmpty() ? -1 : lines.indexOf(address.getFirst().run());
        return at < 0 ? 0 : at <= 2 ? 1.2 : at == 3 ? 0.6 : 0.2;
    }

    private double sellerPlace(Run run, double address) {
        boolean first = run.page() == scene.runs().getFirst().page();
        if (!first) {
            return -1.2;
        }
        boolean foot = run.box().y() > 0.8;
        double height = foot ? -0.4 : 2 - 0.3 * Math.min(12, scene.rowOnPage(run));
        double size = Math.clamp((run.box().height() / usualHeight - 1.15) * 1.6, 0, 1.3);
        boolean alone = scene.row(run).size() == 1 || run.rank() == 0;
        return height + size + address + (alone ? 0 : -0.3);
    }

    /** The window of a letter: upper left of the first page, three lines or more with an address, no telephone. */
    private Optional<Double> windowPoints(Run run, List<Run> lines, List<Span> address) {
        var box = run.box();
        boolean place =
                run.page() == scene.runs().getFirst().page() && box.x() < 0.5 && box.y() > 0.05 && box.y() < 0.4;
        boolean sender = senders.stream().anyMatch(s -> s.page() == run.page() && isRightUnder(run, s));
        if (!place || address.isEmpty() || lines.size() < (sender ? 2 : 3)) {
            return Optional.empty();
        }
        boolean contact = lines.stream().limit(address.size() + 3L).anyMatch(this::isContact);
        boolean top = blocks.above(run, 2).isEmpty();
        var above = blocks.above(run, 2);
        boolean greeted = above.stream()
                .limit(1)
                .anyMatch(r -> lexicon.words("salutations").is(r.letters()));
        return Optional.of(1.4 + (sender ? 1.6 : 0) + (greeted ? 1.5 : 0) - (contact ? 1.6 : 0) + (top ? 0.3 : 0));
    }

    private static boolean isRightUnder(Run run, Run sender) {
        double gap = run.box().centreY() - sender.box().centreY();
        return gap > 0 && gap < UNDER_SENDER;
    }

    private boolean isContact(Run run) {
        return !Codes.EMAIL.find(run.text()).isEmpty()
                || !Codes.PHONE.find(run.text()).isEmpty()
                || lexicon.words("stops").start(run.letters()).isPresent();
    }

    /** Joins a second line that holds little more than the legal form. */
    private List<Span> withNextLine(Span name) {
        var next = scene.below(name.run()).stream().findFirst();
        if (next.isEmpty() || firms.hasLegalForm(name.text()) || words.score(name.text()) > 1) {
            return List.of(name);
        }
        Run run = next.get();
        boolean near = run.box().centreY() - name.run().box().centreY()
                < 2.2 * name.run().box().height();
        Span rest = firms.cut(run.all());
        int extra = Letters.words(rest.text()).size();
        boolean tail = firms.isLegalForm(rest.text())
                || (firms.hasLegalForm(rest.text()) && (rest.text().matches("^[(&].*") || extra <= 3));
        double ratio = run.box().height() / Math.max(1e-6, name.run().box().height());
        tail = tail || (extra <= 3 && OPEN_END.matcher(name.text()).find());
        return near && tail && ratio > 0.6 && ratio < 1.6 ? List.of(name, rest) : List.of(name);
    }

    private void headed(PartySections.Section section) {
        String owner = section.owner();
        boolean weak = section.head().to() - section.head().from() <= 4;
        double points = weak ? HEADED - 1.5 : HEADED;
        var row = namedRow(section);
        if (row.isPresent()) {
            see(row.get().name(), row.get().address(), row.get().lines(), against(owner, NAMED_ROW));
            return;
        }
        for (Span named : section.named()) {
            Span name = firms.cut(
                    FirmNames.parts(named).size() > 2 ? FirmNames.parts(named).getFirst() : named);
            if (firms.possible(name.text())) {
                var lines = blocks.from(name.run());
                see(
                        List.of(name),
                        addresses.in(lines.subList(1, lines.size())),
                        lines,
                        against(owner, points - 0.6 + Math.min(0, firms.score(name.text()))));
                return;
            }
        }
        underHead(section, points);
    }

    private void underHead(PartySections.Section section, double points) {
        var lines = section.lines();
        for (int i = 0; i < Math.min(3, lines.size()); i++) {
            Run line = lines.get(i);
            Span name = firms.cut(line.all());
            boolean greeting = lexicon.words("salutations").is(line.letters());
            if (!greeting && firms.possible(name.text()) && words.score(name.text()) < 1.4) {
                var rest = lines.subList(i + 1, lines.size());
                see(List.of(name), addresses.in(rest), lines, against(section.owner(), points - 0.5 * i));
                return;
            }
        }
    }

    /** A row "Name: X" under a head, with the address row that may follow. */
    private Optional<Sighting> namedRow(PartySections.Section section) {
        var names = Phrases.of(lexicon.attribute("name").labels().stream()
                .map(Concept.Cue::folded)
                .toList());
        var rows = sections.rows(section.head().run());
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            Run label = row.getFirst();
            boolean near = Math.abs(label.box().x() - section.head().run().box().x()) < 0.12;
            if (!near || names.start(label.letters()).isEmpty()) {
                continue;
            }
            Span value = labelledValue(row, names);
            if (value.text().isBlank() || !firms.possible(value.text())) {
                continue;
            }
            var lines = new ArrayList<Run>();
            rows.subList(i + 1, rows.size()).forEach(r -> lines.add(r.getLast()));
            return Optional.of(new Sighting(List.of(firms.cut(value)), addresses.in(lines), lines, Map.of()));
        }
        return Optional.empty();
    }

    private static Span labelledValue(List<Run> row, Phrases names) {
        Run label = row.getFirst();
        int end = names.start(label.letters()).map(Letters.Hit::to).orElse(0);
        Span inside = new Span(label, end, label.text().length()).trimmed(":;=-.");
        return inside.text().isBlank() && row.size() > 1 ? row.get(1).all().trimmed(":;=") : inside;
    }

    private Map<String, Double> against(String owner, double points) {
        var all = new HashMap<String, Double>();
        all.put(owner, points);
        if (owner.equals(BUYER) || owner.equals("shipping")) {
            all.put(SELLER, -3.5);
        } else if (owner.equals(SELLER)) {
            all.put(BUYER, -3.5);
        }
        return all;
    }
}
