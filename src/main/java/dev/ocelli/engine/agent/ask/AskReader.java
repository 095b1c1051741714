package dev.ocelli.engine.agent.ask;

import dev.ocelli.engine.agent.ask.Ask.Details;
import dev.ocelli.engine.agent.ask.Ask.Part;
import dev.ocelli.engine.agent.ask.Ask.Where;
import dev.ocelli.engine.agent.ask.AskRules.Match;
import dev.ocelli.engine.agent.ask.Places.Marked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a user asks, turn by turn, in the light of the turns before. Any thread. */
public final class AskReader {
    private static final Pattern POINTER = Pattern.compile("(?i)them|it|these|those|all of them|each(?: of them)?");

    private final Vocabulary vocabulary;
    private final AskRules rules;
    private final Places places;
    private final Clauses clauses;
    private final FieldWords fields;
    private final WhatWords what;
    private final TopicWords topic;
    private final Pattern further;
    private final Pattern same;
    private final Pattern pronoun;

    private AskReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.rules = new AskRules(vocabulary);
        this.places = new Places(vocabulary, rules);
        this.clauses = new Clauses(rules);
        this.fields = new FieldWords(vocabulary, rules);
        this.what = new WhatWords(vocabulary, rules);
        this.topic = new TopicWords(rules);
        this.further = rules.pattern(
                "^(?:and|what about|how about|und|et|y|was ist mit|qu'en est-il de|et pour|y)\\s+(?<rest>.+)$");
        this.same = rules.pattern(
                "^(?:and )?(?:do )?(?:the same|same(?: thing)?|das ?selbe|das gleiche|la m[eê]me chose|lo mismo)\\b.*$");
        this.pronoun = rules.pattern("\\b(?:it|that one|this one|them|es|sie|ihn|le|la|lo|the result|the crop)\\b");
    }

    public static AskReader load() {
        return new AskReader(Vocabulary.load());
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The asks of the last of these messages, in order; never empty for a message with letters.
     *
     * @param messages of the user, oldest first
     */
    public List<Ask> read(List<String> messages) {
        List<Ask> before = List.of();
        List<Ask> asks = List.of();
        for (String message : messages) {
            asks = read(message, before);
            before = asks.stream().anyMatch(ask -> ask.intent() != Intent.UNCLEAR) ? asks : before;
        }
        return asks;
    }

    private List<Ask> read(String message, List<Ask> before) {
        var asks = new ArrayList<Ask>();
        for (String clause : clauses.of(message)) {
            List<Ask> known = asks.isEmpty() ? before : asks;
            asks.addAll(clause(clause, known));
        }
        return tidy(asks);
    }

    private List<Ask> clause(String clause, List<Ask> before) {
        Marked marked = places.mark(clause);
        if (same.matcher(marked.text()).matches() && !before.isEmpty()) {
            return before.stream().map(ask -> ask.with(marked.where())).toList();
        }
        Matcher more = further.matcher(marked.text());
        if (!before.isEmpty() && (more.matches() || marked.text().matches(AskRules.MARK + "part[?.! ]*"))) {
            Optional<Ask> followed = follow(clause, marked, more.matches() ? more.group("rest") : "", before.getLast());
            if (followed.isPresent()) {
                return List.of(followed.get());
            }
        }
        return List.of(ask(clause, marked, before));
    }

    /** "and the due date?" after a question for a value. */
    private Optional<Ask> follow(String clause, Marked marked, String rest, Ask last) {
        if (last.intent() != Intent.FIND && last.intent() != Intent.EXTRACT) {
            return Optional.empty();
        }
        Optional<Match> own = rules.match(rest);
        if (own.isPresent() && own.get().intent() != Intent.FIND && own.get().intent() != Intent.CLASSIFY) {
            return Optional.empty();
        }
        List<String> named = fields.known(own.map(Match::slots)
                .map(slots -> slots.getOrDefault("fields", rest))
                .orElse(rest));
        List<String> wanted = named.isEmpty() ? last.details().fields() : named;
        Where where = merged(marked.where(), last.where(), named.isEmpty());
        return Optional.of(new Ask(
                Intent.FIND, clause, where, new Details(wanted, List.of(), List.of(), "", "", new Measure.None())));
    }

    private static Where merged(Where now, Where before, boolean ofAnother) {
        if (now.part().isPresent() && now.part().get().kind().isEmpty()) {
            String kind = before.part().map(Part::kind).orElse("");
            return new Where(
                    now.files(), Optional.of(new Part(kind, now.part().get().ordinal())), now.pages());
        }
        return now.isAnywhere() && !ofAnother ? before : now;
    }

    private Ask ask(String clause, Marked marked, List<Ask> before) {
        Match match = rules.match(marked.text()).orElse(new Match(Intent.UNCLEAR, Map.of()));
        Intent intent = match.intent();
        Details details = pointing(intent, details(intent, match.slots(), clause, marked), before);
        boolean empty = details.fields().isEmpty();
        if (intent == Intent.FIND && empty) {
            return new Ask(Intent.UNCLEAR, clause, marked.where(), Details.NONE);
        }
        return new Ask(intent, clause, where(intent, marked, before), details);
    }

    /** "crop them" after "detect the faces": them are the faces. */
    private static Details pointing(Intent intent, Details details, List<Ask> before) {
        boolean crop =
                intent == Intent.CROP && POINTER.matcher(details.object()).matches();
        boolean drawn = intent == Intent.ANNOTATE
                && details.fields().size() == 1
                && POINTER.matcher(details.fields().getFirst()).matches();
        if (before.isEmpty() || !(crop || drawn)) {
            return details;
        }
        String meant = switch (before.getLast().intent()) {
            case FACES -> "face";
            case BARCODES -> "barcode";
            case TABLES -> "table";
            default -> before.getLast().details().object();
        };
        List<String> fields = !drawn
                ? List.of()
                : meant.isEmpty() ? before.getLast().details().fields() : List.of(meant);
        return new Details(
                fields, crop ? List.of("all") : List.of(), List.of(), crop ? meant : "", "", details.measure());
    }

    private Where where(Intent intent, Marked marked, List<Ask> before) {
        Where where = marked.where();
        boolean all = where.part().filter(part -> part.ordinal() == Part.ALL).isPresent();
        if (all && (intent == Intent.COMPARE || intent == Intent.MERGE)) {
            where = new Where(where.files(), Optional.empty(), where.pages());
        }
        if (intent == Intent.SPLIT && where.part().isEmpty()) {
            where = new Where(
                    where.files(),
                    vocabulary
                            .find("kind", marked.text())
                            .filter(found -> !found.name().equals("document"))
                            .map(found -> new Part(found.name(), Part.UNSAID)),
                    where.pages());
        }
        boolean refersBack = intent.acts()
                && !before.isEmpty()
                && where.files().isEmpty()
                && pronoun.matcher(marked.text()).find();
        return refersBack ? new Where(List.of("it"), where.part(), where.pages()) : where;
    }

    private Details details(Intent intent, Map<String, String> slots, String clause, Marked marked) {
        String phrase = Objects.requireNonNullElse(slots.get("fields"), "");
        WhatWords.Redacted redacted = intent == Intent.REDACT
                ? what.redacted(slots.getOrDefault("what", ""), marked.quotes())
                : WhatWords.Redacted.NOTHING;
        List<String> named = switch (intent) {
            case FIND, ANNOTATE -> fields.known(phrase);
            case EXTRACT -> fields.of(phrase);
            case RECALL ->
                fields.of(phrase).stream().map(f -> f.replaceFirst("^my ", "")).toList();
            case REDACT -> redacted.fields();
            default -> List.of();
        };
        List<String> about = switch (intent) {
            case REDACT -> redacted.categories();
            case CLASSIFY -> what.choices(slots.getOrDefault("what", ""));
            case CROP -> WhatWords.isSeveral(slots.getOrDefault("object", "")) ? List.of("all") : List.of();
            default -> List.of();
        };
        return new Details(
                intent == Intent.ANNOTATE ? withoutAll(named) : named,
                about,
                quoted(intent, slots, marked),
                object(intent, slots),
                writes(intent) ? format(slots, marked.text()) : "",
                measure(intent, slots, clause));
    }

    /** Whether it makes a file of a kind that can be chosen. */
    private static boolean writes(Intent intent) {
        return intent == Intent.CONVERT || intent == Intent.TAKE_PAGES || intent == Intent.TRANSCRIBE;
    }

    /** What the words measure; for something to be cut out, which of several it is. */
    private Measure measure(Intent intent, Map<String, String> slots, String clause) {
        Optional<Measure> which = intent == Intent.CROP
                ? vocabulary
                        .find("ordinal", slots.getOrDefault("object", ""))
                        .map(found -> new Measure.Count(Integer.parseInt(found.name())))
                : Optional.empty();
        return which.orElseGet(() -> Measure.Reader.of(intent, clause));
    }

    /** "the fields" are no field. */
    private static List<String> withoutAll(List<String> named) {
        return named.stream()
                .filter(field -> !field.matches(
                        "(?:extracted )?(?:fields?|values?|data|everything|text|words|words? found|felder|lines?)"))
                .filter(field -> !field.contains("extracted"))
                .toList();
    }

    private List<String> quoted(Intent intent, Map<String, String> slots, Marked marked) {
        if (intent == Intent.HIGHLIGHTS) {
            return topic.of(slots.getOrDefault("words", ""), marked.quotes());
        }
        if (intent == Intent.SEARCH && marked.quotes().isEmpty()) {
            return fields.of(slots.getOrDefault("words", "")).stream().limit(5).toList();
        }
        return intent == Intent.SEARCH || intent == Intent.REDACT ? marked.quotes() : List.of();
    }

    private String object(Intent intent, Map<String, String> slots) {
        String said = slots.getOrDefault("object", "");
        if (intent != Intent.CROP) {
            return said;
        }
        return vocabulary.find("object", said).map(Vocabulary.Found::name).orElseGet(() -> {
            List<String> words = fields.of(said);
            return words.isEmpty() ? "" : words.getFirst();
        });
    }

    private String format(Map<String, String> slots, String text) {
        String fixed = slots.getOrDefault("format", "");
        return fixed.isEmpty()
                ? vocabulary.find("format", text).map(Vocabulary.Found::name).orElse("")
                : fixed;
    }

    /** Clauses that say nothing are instructions beside asks; "read it and return …" is one ask. */
    private static List<Ask> tidy(List<Ask> asks) {
        boolean clear = asks.stream().anyMatch(ask -> ask.intent() != Intent.UNCLEAR);
        var kept = new ArrayList<Ask>();
        for (int i = 0; i < asks.size(); i++) {
            Ask ask = asks.get(i);
            boolean opening = ask.intent() == Intent.READ
                    && ask.where().isAnywhere()
                    && i + 1 < asks.size()
                    && asks.get(i + 1).intent() == Intent.EXTRACT;
            if (!(clear && ask.intent() == Intent.UNCLEAR) && !opening) {
                kept.add(ask);
            }
        }
        boolean onlyCourtesy = kept.stream().allMatch(ask -> courtesy(ask.intent()));
        return onlyCourtesy
                ? kept.stream().limit(1).toList()
                : kept.stream().filter(ask -> !courtesy(ask.intent())).toList();
    }

    private static boolean courtesy(Intent intent) {
        return intent == Intent.THANKS || intent == Intent.HELP;
    }
}
