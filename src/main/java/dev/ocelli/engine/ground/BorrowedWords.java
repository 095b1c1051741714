package dev.ocelli.engine.ground;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Instruction;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a reasoner was told beside the document: examples and defaults of the schema, JSON in the instructions, and their
 * prose. A value that stands there and nowhere on the page was copied, not read.
 *
 * <p>Of prose only what cannot be a judgement in plain words counts: two words and more, or a code with digits; a
 * category such as {@code food} may come from it. Where the question is about a picture, prose does not count at all.
 */
final class BorrowedWords {
    private static final Pattern FENCE = Pattern.compile("(?s)```[a-z]*\\s*(.*?)```");
    private static final Set<String> EXAMPLES = Set.of("examples", "example", "default");
    private static final int SHORTEST = 3;
    private static final int SHORTEST_CODE = 4;
    private static final int SHORTEST_PHRASE = 8;
    private static final int LEAST_DIGITS = 3;

    private final Set<String> texts = new HashSet<>();
    private final Set<BigDecimal> numbers = new HashSet<>();
    private final StringBuilder prose = new StringBuilder(" ");

    private BorrowedWords() {}

    static BorrowedWords of(Plan plan) {
        var borrowed = new BorrowedWords();
        borrowed.schema(plan.schema());
        for (Instruction instruction : plan.instructions()) {
            borrowed.json(instruction.text());
            if (!plan.options().thinking().aboutPictures()) {
                borrowed.prose.append(spaced(instruction.text())).append(' ');
            }
        }
        return borrowed;
    }

    private void schema(JsonNode node) {
        node.properties().forEach(entry -> {
            if (EXAMPLES.contains(entry.getKey())) {
                take(entry.getValue());
            }
            schema(entry.getValue());
        });
        if (node.isArray()) {
            node.forEach(this::schema);
        }
    }

    private void json(String text) {
        FENCE.matcher(text).results().map(match -> match.group(1)).forEach(block -> {
            try {
                take(Json.parse(block));
            } catch (OcelliException e) {
                prose.append(spaced(block)).append(' '); // no JSON: prose like the rest
            }
        });
    }

    private void take(JsonNode node) {
        if (node.isContainer()) {
            node.forEach(this::take);
        } else if (node.isNumber()) {
            numbers.add(node.decimalValue().stripTrailingZeros());
        } else if (node.isString()) {
            texts.add(Tokens.squeezed(node.stringValue()));
        }
    }

    /** Whether a value that the page does not have may come from here. */
    boolean has(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue().stripTrailingZeros();
            return number.precision() >= LEAST_DIGITS && numbers.contains(number);
        }
        if (!value.isString()) {
            return false;
        }
        String squeezed = Tokens.squeezed(value.stringValue());
        return (squeezed.length() >= SHORTEST && texts.contains(squeezed)) || inProse(value.stringValue(), squeezed);
    }

    private boolean inProse(String value, String squeezed) {
        String spaced = spaced(value);
        boolean code = squeezed.length() >= SHORTEST_CODE && squeezed.chars().anyMatch(Folding::digit);
        boolean phrase = squeezed.length() >= SHORTEST_PHRASE && spaced.indexOf(' ') > 0;
        return (code || phrase) && prose.indexOf(" " + spaced + " ") >= 0;
    }

    private static String spaced(String text) {
        return Tokens.of(text).stream().map(Tokens.Token::folded).collect(Collectors.joining(" "));
    }
}
