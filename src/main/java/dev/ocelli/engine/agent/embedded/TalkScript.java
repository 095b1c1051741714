package dev.ocelli.engine.agent.embedded;

import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.ask.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks of the conversation itself, and says what can be done and what cannot. */
final class TalkScript {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String END = "(?=\\s*(?:[.,;!?\\n]|$|\\band\\b|\\bund\\b|\\bet\\b|\\by\\b))";
    private static final List<Pattern> NAMES = List.of(
            Pattern.compile(
                    "\\b(?:my name is|my name's|call me|mein name ist|ich hei(?:ß|ss)e|je m'appelle|mon nom est|me llamo|mi nombre es)\\s+(.{1,80}?)"
                            + END,
                    FLAGS),
            Pattern.compile(
                    "\\b(?:[Ii] am|[Ii]'m|[Ii]ch bin|[Jj]e suis|[Ss]oy)\\s+(\\p{Lu}[\\p{L}'-]*(?:\\s+\\p{Lu}[\\p{L}'-]*){0,3})"));

    private final AgentTask task;

    TalkScript(AgentTask task) {
        this.task = task;
    }

    static Reply help() {
        return Reply.of(
                "I am Ocelli, working without a language model: I read, search and sum up documents and images, find"
                        + " and extract values with their places, show tables, classify, split, merge, convert, compare, crop,"
                        + " rotate, annotate and redact; of films and recordings I write down what is said, find and cut parts,"
                        + " join them, take key frames and sound, and blur faces — send a file and say what you need.");
    }

    static Reply thanks() {
        return Reply.of("You are welcome. Send another file or ask for another value whenever you like.");
    }

    static Reply unclear(Ask ask) {
        return Reply.of(
                "I did not understand “" + Words.cell(ask.words()) + "”: without a model I follow plain asks such as"
                        + " “What is the total?”, “Extract invoice number and date” or “Redact the names”. For free conversation"
                        + " plug in a model: set OCELLI_MODEL_URL, OCELLI_MODEL and OCELLI_MODEL_KEY.");
    }

    Reply history(Ask ask) {
        List<String> asked = earlier();
        if (asked.isEmpty()) {
            return Reply.of("This is your first message in this conversation.");
        }
        String words = ask.words().toLowerCase(java.util.Locale.ROOT);
        if (words.matches("(?s).*\\b(?:first|zuerst|erste|premi[eè]re|primera|d'abord)\\b.*")) {
            return Reply.of("Your first message was: “" + Words.cell(asked.getFirst()) + "”");
        }
        if (words.matches("(?s).*\\b(?:last|previous|before|just|zuletzt|letzte|derni[eè]re|[uú]ltima)\\b.*")) {
            return Reply.of("Your last message before this was: “" + Words.cell(asked.getLast()) + "”");
        }
        var lines = new ArrayList<String>();
        asked.forEach(text -> lines.add((lines.size() + 1) + ". “" + Words.cell(text) + "”"));
        return Reply.of("So far you wrote:\n\n" + String.join("\n", lines));
    }

    /** The user's messages before the one that is answered now. */
    private List<String> earlier() {
        List<String> all = task.turns().stream()
                .filter(turn -> turn.speaker() == Speaker.USER)
                .map(AgentTask.Turn::text)
                .toList();
        return all.isEmpty() ? all : all.subList(0, all.size() - 1);
    }

    static Reply remember(Ask ask) {
        return Reply.of("Noted for this conversation: “" + Words.cell(ask.words()) + "”");
    }

    /** Something that the user said about themselves, in their own words. */
    Reply recall(Ask ask) {
        String thing = ask.details().fields().isEmpty()
                ? "name"
                : ask.details().fields().getFirst();
        for (String said : earlier().reversed()) {
            Optional<String> value = told(thing, said);
            if (value.isPresent()) {
                return Reply.of("You said that your " + Words.cell(thing) + " is **" + Words.cell(value.get()) + "**.");
            }
        }
        return Reply.of("You have not told me your " + Words.cell(thing) + " in this conversation.");
    }

    private static Optional<String> told(String thing, String said) {
        var patterns = new ArrayList<Pattern>();
        patterns.add(Pattern.compile(
                "\\bmy " + Pattern.quote(thing) + "(?:\\s+(?:is|are|was)|'s|\\s*[:=])\\s+(.{1,120}?)" + END, FLAGS));
        if (thing.equals("name")) {
            patterns.addAll(NAMES);
        }
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(said.replace('’', '\''));
            String last = null;
            while (matcher.find()) {
                last = matcher.group(1).strip();
            }
            if (last != null) {
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }
}
