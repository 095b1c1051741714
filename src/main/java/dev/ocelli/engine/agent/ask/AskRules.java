package dev.ocelli.engine.agent.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules of {@code rules.txt}: patterns over a clause whose places were replaced by {@link #MARK} words. Any thread. */
final class AskRules {
    /** A letter that nobody types; with it begin the words that stand for places: {@code ℙpage}. */
    static final String MARK = "\u2119";

    private static final Pattern CLASS = Pattern.compile("^<(\\w+)> = (.*)$");
    private static final Pattern USE = Pattern.compile("(?<!\\?)<(\\w+)>");
    private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");
    private static final Pattern SLOT = Pattern.compile("(\\w+)=(.+)");

    private final Map<String, String> classes = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Intent intent, Map<String, String> slots, Pattern pattern, List<String> groups) {}

    /** A rule that fits, with the slots that it fills. */
    record Match(Intent intent, Map<String, String> slots) {}

    AskRules(Vocabulary vocabulary) {
        vocabulary.alternatives().forEach(classes::put);
        for (String line : Vocabulary.lines("rules.txt")) {
            Matcher definition = CLASS.matcher(line);
            if (definition.matches()) {
                classes.put(definition.group(1), expand(Vocabulary.alternation(definition.group(2))));
            } else {
                rules.add(rule(line));
            }
        }
    }

    private Rule rule(String line) {
        String[] sides = line.split(" \\| ", 2);
        String[] head = sides[0].split(" ", 2);
        Map<String, String> slots = new LinkedHashMap<>();
        if (head.length > 1) {
            Matcher slot = SLOT.matcher(head[1]);
            if (slot.matches()) {
                slots.put(slot.group(1), slot.group(2));
            }
        }
        List<String> groups =
                GROUP.matcher(sides[1]).results().map(m -> m.group(1)).toList();
        return new Rule(Intent.ofWord(head[0].strip()), slots, compile(sides[1]), groups);
    }

    private Pattern compile(String pattern) {
        return Pattern.compile(expand(pattern), Vocabulary.FLAGS);
    }

    /** A pattern of classes: {@code <start>} and the like. */
    Pattern pattern(String pattern) {
        return compile(pattern);
    }

    private String expand(String pattern) {
        return USE.matcher(pattern.replace("§", MARK)).replaceAll(use -> {
            String known = classes.get(use.group(1));
            if (known == null) {
                throw new IllegalArgumentException("no class <" + use.group(1) + ">");
            }
            return Matcher.quoteReplacement("(?:" + known + ")");
        });
    }

    Optional<Match> match(String clause) {
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(clause);
            if (matcher.find()) {
                var slots = new LinkedHashMap<>(rule.slots());
                for (String group : rule.groups()) {
                    String value = matcher.group(group);
                    if (value != null && !value.isBlank()) {
                        slots.put(group, value.strip());
                    }
                }
                return Optional.of(new Match(rule.intent(), slots));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return rules.stream().map(rule -> rule.intent().word()).distinct().collect(Collectors.joining(", "));
    }
}
