package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Candidates for the parts of parties: name, address and its parts; contacts go to the owner in whose block they stand. */
final class PartyFields {
    private static final double FOREIGN = 0.35;
    private static final double WORD_GAP = 2;
    private static final double UNLABELLED = 1.4;
    /** A telephone number that shows itself as one without a label: what opens with a sign or a nought is no postcode. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+(]|00?[1-9]|1-\\d{3}-\\d{3}-");

    private final Parties parties;
    private final AddressParts parts;
    private final Scene scene;
    private final AddressReader addresses;

    PartyFields(Scene seen, Knowledge knowledge, List<Meaning> meanings) {
        this.scene = Scene.of(seen.perception(), WORD_GAP);
        var lexicon = knowledge.lexicon();
        this.parts = new AddressParts(knowledge.addressWords());
        this.addresses = knowledge.addresses();
        var heads = heads(lexicon, meanings);
        var sections = new PartySections(
                scene, lexicon.others(), heads, knowledge.labels().with(meanings));
        var sightings = new PartySightings(scene, knowledge, sections).find();
        this.parties = Parties.of(scene, sightings, heads.keySet(), lexicon.words("mail_hosts"));
    }

    private static Map<String, Phrases> heads(Lexicon lexicon, List<Meaning> meanings) {
        var heads = new HashMap<String, Phrases>();
        lexicon.owners().forEach((id, owner) -> heads.put(id, owner.sections()));
        meanings.stream()
                .flatMap(m -> m.role().stream())
                .filter(r -> !r.owner().isEmpty())
                .forEach(r -> heads.putIfAbsent(r.owner(), r.sections()));
        return heads;
    }

    /** {@code labelled}: what labels alone give. */
    List<Candidate> of(Meaning meaning, List<Candidate> labelled) {
        var role = meaning.role().orElseThrow();
        String owner = role.owner().isEmpty() ? PartySightings.SELLER : role.owner();
        var party = parties.find(owner);
        return switch (meaning.kind()) {
            case PARTY ->
                party.stream()
                        .map(p -> new Candidate(p.name(), new Value.Text(p.nameText()), p.score()))
                        .toList();
            case ADDRESS ->
                Stream.concat(
                                party.stream()
                                        .filter(p -> !p.address().isEmpty())
                                        .map(this::address),
                                owner.equals(PartySightings.SELLER)
                                        ? anywhere(party.isPresent()).stream()
                                        : Stream.of())
                        .toList();
            case ADDRESS_PART ->
                party.stream()
                        .filter(p -> !p.address().isEmpty())
                        .flatMap(p -> parts.part(p.address(), role.attribute()).stream())
                        .toList();
            case PHONE -> contacts(owner, labelled, PartyFields::plainNumbers);
            case EMAIL -> contacts(owner, labelled, Codes.EMAIL);
            case URL -> contacts(owner, labelled, Codes.URL);
            default -> contacts(owner, labelled, text -> List.of());
        };
    }

    private Candidate address(Party party) {
        return new Candidate(
                party.address(),
                new Value.Text(AddressParts.joined(party.address())),
                2 + addresses.score(party.address()) * 0.5);
    }

    /** The first address on the first page, for papers whose name was not found beside it. */
    private List<Candidate> anywhere(boolean named) {
        var found = new ArrayList<Candidate>();
        for (Run run : scene.runs()) {
            if (run.page() == scene.runs().getFirst().page() && run.box().y() < 0.45) {
                var lines = new PartyBlock(scene).from(run);
                var address = addresses.in(lines);
                if (address.size() > 1) {
                    found.add(new Candidate(
                            address,
                            new Value.Text(AddressParts.joined(address)),
                            (named ? 1.2 : 1.6) - run.box().y()));
                }
            }
        }
        return found;
    }

    /** What stands in another party's block is less likely ours. */
    private List<Candidate> contacts(String owner, List<Candidate> labelled, Recogniser codes) {
        var foreign = new ArrayList<Run>();
        for (String other : List.of(PartySightings.SELLER, PartySightings.BUYER, "shipping")) {
            if (!other.equals(owner)) {
                parties.find(other).ifPresent(p -> foreign.addAll(p.lines()));
            }
        }
        List<Run> own = parties.find(owner).map(Party::lines).orElse(List.of());
        foreign.removeAll(own);
        boolean seller = owner.equals(PartySightings.SELLER);
        var all = Stream.concat(labelled.stream(), unlabelled(codes, own, labelled).stream())
                .toList();
        boolean has = all.stream().anyMatch(c -> stands(c, own));
        return all.stream()
                .map(c -> {
                    boolean inside = stands(c, own);
                    boolean outside = has || stands(c, foreign);
                    double factor = inside ? 1.2 : outside || !seller ? FOREIGN : 1;
                    return new Candidate(c.spans(), c.value(), c.score() * factor);
                })
                .toList();
    }

    /** Numbers and addresses in the party's own lines that no label names. */
    private static List<Candidate> unlabelled(Recogniser codes, List<Run> own, List<Candidate> labelled) {
        return own.stream()
                .flatMap(run -> codes.find(run.text()).stream()
                        .map(m -> new Candidate(new Span(run, m.from(), m.to()), m.value(), UNLABELLED)))
                .filter(c -> labelled.stream().noneMatch(l -> samePlace(l, c)))
                .toList();
    }

    private static List<Match> plainNumbers(String text) {
        return Codes.PHONE.find(text).stream()
                .filter(m ->
                        PLAIN_NUMBER.matcher(text.substring(m.from(), m.to())).lookingAt())
                .toList();
    }

    private static boolean samePlace(Candidate a, Candidate b) {
        return stands(a, List.of(b.first().run()));
    }

    /** By place, since the parties' runs may be joined ones. */
    private static boolean stands(Candidate candidate, List<Run> runs) {
        return candidate.spans().stream()
                .anyMatch(s -> runs.stream()
                        .anyMatch(r -> r.page() == s.run().page()
                                && r.box().containsCentreOf(s.place().box())));
    }
}
