package dev.ocelli.engine.agent.graph;

import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Ask.Details;
import dev.ocelli.engine.agent.ask.Ask.Where;
import dev.ocelli.engine.agent.ask.AskReader;
import dev.ocelli.engine.agent.ask.Intent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a state's words ask for: as asks of people, apart from the wordings of {@code states.txt}. Any thread. */
final class StateWords {
    private static final String PLACE = "/ocelli/graph/states.txt";

    private final AskReader reader;
    private final List<Rule> rules;

    /** @param intent empty: nothing is to be done */
    private record Rule(Optional<Intent> intent, Pattern pattern) {}

    StateWords(AskReader reader) {
        this.reader = reader;
        this.rules = rules();
    }

    List<Ask> read(String words) {
        String plain = words.strip();
        for (Rule rule : rules) {
            if (rule.pattern().matcher(plain).find()) {
                return rule.intent().map(intent -> asks(intent, plain)).orElse(List.of());
            }
        }
        return reader.read(List.of(plain));
    }

    /** The reader's own reading with all its details where it agrees. */
    private List<Ask> asks(Intent intent, String words) {
        List<Ask> read = reader.read(List.of(words));
        return read.stream().anyMatch(ask -> ask.intent() == intent)
                ? read
                : List.of(new Ask(intent, words, Where.ANYWHERE, Details.NONE));
    }

    private static List<Rule> rules() {
        try (InputStream in = Objects.requireNonNull(StateWords.class.getResourceAsStream(PLACE), PLACE)) {
            var rules = new ArrayList<Rule>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .forEach(sides -> rules.add(rule(sides[0].strip(), sides[1])));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule rule(String word, String pattern) {
        Optional<Intent> intent =
                word.equals("nothing") ? Optional.empty() : Optional.of(Intent.valueOf(word.toUpperCase(Locale.ROOT)));
        return new Rule(intent, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }
}
