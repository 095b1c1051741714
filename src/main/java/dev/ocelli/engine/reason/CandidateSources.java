package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks, for each field, those who know candidates for it. */
final class CandidateSources {
    private static final double LEAST = 1.3;
    private static final double LABELLED = 2;
    private static final List<String> SITES = List.of("web", "url", "site", "link", "page", "portfolio");

    private final Scene scene;
    private final Recognisers recognisers;
    private final Traits traits;
    private final LabelledCandidates labelled;
    private final DateScores dates;
    private final Lazy<Map<String, List<Candidate>>> money;
    private final Lazy<PartyFields> parties;
    private final OwnLabels owned;
    private final PersonHeadline headlines;
    private final ZoneCandidates zones;
    private final SpokenCandidates spoken;
    private final BankNames banks;
    private final Paragraphs paragraphs;
    private final Lazy<CueCandidates> cues;
    private final Lazy<ContractParties> contractParties;

    CandidateSources(Scene scene, Knowledge knowledge, Traits traits, List<Meaning> meanings) {
        var lexicon = knowledge.lexicon();
        this.scene = scene;
        this.recognisers = knowledge.recognisers();
        this.traits = traits;
        var labels = knowledge.labels().with(meanings);
        this.labelled = new LabelledCandidates(scene, recognisers, labels);
        this.banks = new BankNames(scene, lexicon, knowledge.firms(), labels);
        this.paragraphs = new Paragraphs(scene, labels);
        this.dates = new DateScores(scene, recognisers, lexicon.words("titles"));
        this.parties = new Lazy<>(() -> new PartyFields(scene, knowledge, meanings));
        this.owned = new OwnLabels(labelled);
        this.headlines = new PersonHeadline(scene, recognisers, lexicon);
        this.zones = new ZoneCandidates(scene, recognisers);
        this.spoken = new SpokenCandidates(scene, recognisers, lexicon.words("attendees"));
        var prose = new Lazy<>(() -> Prose.of(scene));
        this.cues = new Lazy<>(() -> new CueCandidates(prose.get(), recognisers));
        this.contractParties = new Lazy<>(
                () -> new ContractParties(prose.get(), knowledge.firms(), cuesOf(lexicon, "contract.party"), lexicon));
        this.money = new Lazy<>(() -> new MoneyReader(scene, lexicon, recognisers, labelled).read());
    }

    /** Candidates for a single value. */
    List<Candidate> of(Meaning meaning) {
        List<Candidate> said = spoken.of(meaning);
        return said.isEmpty() ? printed(meaning) : joined(said, printed(meaning));
    }

    private List<Candidate> printed(Meaning meaning) {
        if (meaning.kind() == Kind.MONEY && meaning.concept().isPresent()) {
            var own = owned.named(meaning) ? List.<Candidate>of() : owned.of(meaning);
            return own.isEmpty()
                    ? money.get().getOrDefault(meaning.concept().get().id(), List.of())
                    : own;
        }
        if (meaning.kind() == Kind.CURRENCY) {
            return currency(meaning);
        }
        var found = MoneyReader.merged(labelled.of(meaning));
        if (meaning.kind() == Kind.ZONE) {
            return zones.whole();
        }
        if (meaning.is("contract.party")) {
            return contractParties.get().read();
        }
        if (meaning.is("bank.name")) {
            return joined(banks.all(), found);
        }
        if (meaning.role().isPresent()) {
            boolean spelled = meaning.kind() == Kind.EMAIL || meaning.kind() == Kind.URL;
            var party = parties.get().of(meaning, spelled ? withAlone(meaning, found) : found);
            return party.isEmpty() ? outside(meaning) : party;
        }
        if (meaning.concept().filter(c -> !c.zone().isEmpty()).isPresent()) {
            return joined(zones.of(meaning, found), found);
        }
        if (meaning.concept().filter(c -> !c.cues().before().folded().isEmpty()).isPresent()) {
            return MoneyReader.merged(joined(cues.get().of(meaning), found));
        }
        return switch (meaning.kind()) {
            case PERSON -> found.isEmpty() ? headlines.of(meaning) : found;
            case DATE -> meaning.is("document.date") ? dates.documentDates(meaning, found) : found;
            case URL -> ofItsSite(meaning, withAlone(meaning, found));
            case EMAIL, IBAN, BIC -> withAlone(meaning, found);
            default -> found;
        };
    }

    /** For a party that was not found: what its own label says; the only mail address or number that there is. */
    private List<Candidate> outside(Meaning meaning) {
        return switch (meaning.kind()) {
            case ADDRESS -> owned.of(meaning);
            case EMAIL, PHONE -> only(withAlone(meaning, List.of()));
            default -> List.of();
        };
    }

    private static List<Candidate> only(List<Candidate> all) {
        return all.stream().map(c -> c.first().text()).distinct().count() == 1 ? all.subList(0, 1) : List.of();
    }

    private static Phrases cuesOf(Lexicon lexicon, String concept) {
        return lexicon.concept(concept).map(c -> c.cues().before()).orElse(Phrases.NONE);
    }

    private static List<Candidate> joined(List<Candidate> first, List<Candidate> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** All elements of a list, in reading order. */
    List<Candidate> all(Meaning meaning) {
        return of(meaning).stream().filter(c -> c.score() >= least(meaning)).toList();
    }

    /** The candidate, of words with the lines that they go on in. */
    Candidate whole(Meaning meaning, Candidate candidate) {
        return meaning.kind() == Kind.TEXT && !meaning.field().many() ? paragraphs.whole(candidate) : candidate;
    }

    double least(Meaning meaning) {
        if (meaning.concept().filter(c -> !c.cues().before().folded().isEmpty()).isPresent()) {
            return 2.2;
        }
        return switch (meaning.kind()) {
            case DATE, MONEY, IBAN, EMAIL, URL -> 1.1;
            case PARTY, ADDRESS -> 0.3;
            case TEXT, PERSON -> 1.8;
            default -> LEAST;
        };
    }

    private List<Candidate> currency(Meaning meaning) {
        var found = new ArrayList<>(labelled.of(meaning));
        if (!traits.currency().isEmpty()) {
            found.add(new Candidate(traits.currencySpan(), new Value.Text(traits.currency()), 2.5));
        }
        return found;
    }

    /** {@code linkedin} is an address of that site; a field of a plain name, such as website, takes any. */
    private static List<Candidate> ofItsSite(Meaning meaning, List<Candidate> found) {
        String site = Letters.fold(meaning.field().leaf().label().name());
        var own = found.stream()
                .filter(c -> Letters.fold(c.first().text()).contains(site))
                .toList();
        boolean plain = SITES.stream().anyMatch(site::contains);
        return own.isEmpty() && !plain
                ? found.stream().filter(c -> c.score() > LABELLED).toList()
                : own.isEmpty() ? found : own;
    }

    /** Values whose spelling alone tells what they are. */
    private List<Candidate> withAlone(Meaning meaning, List<Candidate> found) {
        var all = new ArrayList<>(found);
        for (Run run : scene.runs()) {
            for (Match match : recognisers.of(meaning.kind()).find(run.text())) {
                var alone =
                        new Candidate(new Span(run, match.from(), match.to()), match.value(), 1.4 * match.quality());
                if (found.stream().noneMatch(alone::overlaps)) {
                    all.add(alone);
                }
            }
        }
        return all;
    }
}
