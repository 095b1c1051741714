package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values that somebody says: "the booking number is 4711", the answer to "What is your phone number?", "my name is …".
 * Print sets labels beside values; speech joins them by a verb or by a question.
 */
final class SpokenCandidates {
    private static final double SAID = 3.4;
    private static final double ANSWERED = 3;
    private static final double NAMED = 2.2;
    private static final double ALONE = 1.45;
    private static final int LONGEST = 80;

    /** Between what it is about and what is said of it. */
    private static final Pattern VERB = Pattern.compile(
            "(?iu)^(?:\\s+\\p{L}+){0,2}?\\s*(?:,|:|=)?\\s*(?:\\b(?:is|was|are|were|will be|would be|comes to|costs?|equals|"
                    + "ist|war|lautet|beträgt|est|était|es|era|é)\\b|['’]s\\b|:|=)\\s*");

    /** What may stand before an answer. */
    private static final Pattern ANSWER = Pattern.compile(
            "(?iu)^\\s*(?:yes|sure|of course|okay|well|ja|oui|sí|sim)?[,.]?\\s*"
                    + "(?:(?:it|that|this|they|he|she)(?:['’]s| is| was| are| will be)|es ist|das ist|c['’]est|es|é)?\\s*");

    private static final Pattern NAME = Pattern.compile(
            "(?iu)\\b(?:my name is|my name['’]s|mein name ist|ich heiße|je m['’]appelle|me llamo|meu nome é)\\s+");

    /** Somebody says who he is: at least two words with capitals follow, so that "this is Monday" is none. */
    private static final Pattern SELF =
            Pattern.compile("\\b(?:[Tt]his is|I am|I['’]m|[Hh]ere is|[Hh]ier ist|[Hh]ier spricht|[Ii]ci|[Ss]oy)\\s+"
                    + "(?=\\p{Lu}[\\p{L}'’-]+\\s+\\p{Lu})");

    /** What comes before the subject of a talk. */
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)\\b(?:welcome to (?:the|our|today['’]s|this)|(?:meeting|call|talk|session) (?:is )?about(?: the)?|"
                    + "willkommen zu[rm]?|bienvenue à la|bienvenidos a la)\\s+");

    /** What comes before those who are there; "our" is how "are" is often heard. */
    private static final Pattern PRESENT = Pattern.compile(
            "(?iu)\\b(?:present|attending|attendees|participants|anwesend|présents|presentes)(?: today)?\\s*"
                    + "(?:are|is|our|were|:|sind|sont|son)?\\s+|\\b(?:with us|here) (?:today )?(?:are|is)\\s+");

    private static final Pattern LISTED = Pattern.compile(
            "\\G(?:,?\\s*(?:and|und|et|y|e)\\s+|,\\s*)?(\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]+){0,2})");

    /** An amount of money rather than a number. */
    private static final Pattern MARKED = Pattern.compile("(?iu)\\p{Sc}|dollar|euro|pound|franc|yen|rupee|peso");

    private static final List<String> SUBJECTS = List.of("title", "subject", "topic");
    private static final List<String> PRICES = List.of("price", "cost", "costs", "amount", "total", "fee", "sum");

    private static final Pattern END_OF_CLAUSE =
            Pattern.compile("(?iu)[.;?!,](?:\\s|$)|\\s(?:and|but|so|und|aber|et|mais|y|pero|e|mas)\\s");

    private final Scene scene;
    private final Recognisers recognisers;
    private final Set<Integer> pages;
    private final Phrases attendees;

    SpokenCandidates(Scene scene, Recognisers recognisers, Phrases attendees) {
        this.attendees = attendees;
        this.scene = scene;
        this.recognisers = recognisers;
        this.pages = scene.perception().pages().stream()
                .filter(page -> page.source() == TextSource.SPEECH)
                .map(Page::index)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Candidate> of(Meaning meaning) {
        var found = new ArrayList<Candidate>();
        if (pages.isEmpty()) {
            return found;
        }
        List<Run> runs =
                scene.runs().stream().filter(run -> pages.contains(run.page())).toList();
        for (int i = 0; i < runs.size(); i++) {
            for (LabelFinder.Label label : LabelFinder.in(runs.get(i), meaning.labels())) {
                said(meaning, label).ifPresent(found::add);
                if (asks(label) && i + 1 < runs.size()) {
                    answered(meaning, label, runs.get(i + 1)).ifPresent(found::add);
                }
            }
            named(meaning, runs.get(i)).ifPresent(found::add);
            subject(meaning, runs.get(i)).ifPresent(found::add);
            present(meaning, runs.get(i), found);
        }
        if (found.isEmpty()) {
            runs.forEach(run -> alone(meaning, run).ifPresent(found::add));
            onlyAmount(meaning, runs).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Candidate> said(Meaning meaning, LabelFinder.Label label) {
        String rest = label.run().text().substring(label.to());
        var verb = VERB.matcher(rest);
        return verb.find()
                ? value(meaning, label.run(), label.to() + verb.end(), SAID * strength(label))
                : Optional.empty();
    }

    private static boolean asks(LabelFinder.Label label) {
        return label.run().text().stripTrailing().endsWith("?");
    }

    private Optional<Candidate> answered(Meaning meaning, LabelFinder.Label label, Run answer) {
        var head = ANSWER.matcher(answer.text());
        int from = head.find() ? head.end() : 0;
        return value(meaning, answer, from, ANSWERED * strength(label));
    }

    /** Labels in the middle of prose weigh little in print; with a verb after them they are as good as any. */
    private static double strength(LabelFinder.Label label) {
        return Math.clamp(2 * label.weight(), 0.6, 1);
    }

    private Optional<Candidate> named(Meaning meaning, Run run) {
        boolean asksForName = meaning.kind() == Kind.PERSON
                || meaning.role()
                        .filter(role -> role.attribute().equals("name"))
                        .isPresent()
                || (meaning.concept().isEmpty()
                        && Letters.words(meaning.field().leaf().label().name().replace('_', ' '))
                                .contains("name"));
        var cue = NAME.matcher(run.text());
        if (asksForName && cue.find()) {
            return value(meaning, run, cue.end(), NAMED);
        }
        var self = SELF.matcher(run.text());
        return asksForName && self.find() ? value(meaning, run, self.end(), NAMED) : Optional.empty();
    }

    private Optional<Candidate> subject(Meaning meaning, Run run) {
        var cue = SUBJECT.matcher(run.text());
        return asksFor(meaning, SUBJECTS) && cue.find() ? value(meaning, run, cue.end(), ANSWERED) : Optional.empty();
    }

    private static boolean asksFor(Meaning meaning, List<String> words) {
        return FieldNames.of(meaning.field().leaf().label()).tokens().stream().anyMatch(words::contains);
    }

    /** All names behind the word that says who is there. */
    private void present(Meaning meaning, Run run, List<Candidate> found) {
        boolean asked = meaning.field().many()
                && attendees.in(FieldNames.of(meaning.field().leaf().label()).name());
        var cue = PRESENT.matcher(run.text());
        if (!asked || !cue.find()) {
            return;
        }
        var names = LISTED.matcher(run.text()).region(cue.end(), run.text().length());
        while (names.find()) {
            found.add(new Candidate(
                    new Span(run, names.start(1), names.end(1)), new Value.Text(names.group(1)), ANSWERED));
        }
    }

    /** A date, a time or a phone number tells what it is by itself. */
    private Optional<Candidate> alone(Meaning meaning, Run run) {
        return switch (meaning.kind()) {
            case DATE, TIME, PHONE ->
                recognisers.of(meaning.kind()).find(run.text()).stream()
                        .findFirst()
                        .map(match -> new Candidate(new Span(run, match.from(), match.to()), match.value(), ALONE));
            default -> Optional.empty();
        };
    }

    /** The one amount that is told at all, for a field that asks for a price by that word. */
    private Optional<Candidate> onlyAmount(Meaning meaning, List<Run> runs) {
        if (meaning.kind() != Kind.MONEY || !asksFor(meaning, PRICES)) {
            return Optional.empty();
        }
        var told = new ArrayList<Candidate>();
        for (Run run : runs) {
            for (Match match : recognisers.of(Kind.MONEY).find(run.text())) {
                if (MARKED.matcher(run.text().substring(match.from(), match.to()))
                        .find()) {
                    told.add(new Candidate(new Span(run, match.from(), match.to()), match.value(), ALONE));
                }
            }
        }
        return told.stream().map(Candidate::value).distinct().count() == 1
                ? Optional.of(told.getFirst())
                : Optional.empty();
    }

    private Optional<Candidate> value(Meaning meaning, Run run, int from, double score) {
        String clause = clause(meaning, run.text().substring(from));
        return recognisers.of(meaning.kind()).find(clause).stream()
                .findFirst()
                .map(match -> new Candidate(
                        new Span(run, from + match.from(), from + match.to()).trimmed(".,;:!?"),
                        trimmed(match.value()),
                        score));
    }

    private static Value trimmed(Value value) {
        return value instanceof Value.Text(var text) ? new Value.Text(text.replaceAll("[.,;:!?\\s]+$", "")) : value;
    }

    /** Words end with their clause; numbers and dates hold commas and points of their own. */
    private static String clause(Meaning meaning, String text) {
        return switch (meaning.kind()) {
            case TEXT, PERSON, PARTY, ADDRESS_PART, CHOICE -> {
                var end = END_OF_CLAUSE.matcher(text);
                String clause = end.find() ? text.substring(0, end.start()) : text;
                yield clause.length() > LONGEST ? "" : clause;
            }
            default -> text;
        };
    }
}
