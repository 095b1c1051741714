package dev.ocelli.engine.perceive.hear;

import dev.ocelli.catalog.model.speech.SpeechModel;
import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import dev.ocelli.catalog.model.speech.SpeechModel.Hint;
import dev.ocelli.core.perception.SpeechSegment;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Hears a stretch that was written down without marks once more, with an example of marked sentences before it: models
 * fall into a style without full stops now and then, and stay in it. The words must stay the same. Any thread.
 */
final class Restyling {
    /** Words without a mark that may be one long sentence. */
    private static final int LONG = 10;

    /** Share of the words that may be heard otherwise. */
    private static final double SLIPS = 0.25;

    private final Properties examples = new Properties();

    Restyling() {
        try (var in = Restyling.class.getResourceAsStream("/ocelli/speech/examples.properties")) {
            if (in == null) {
                throw new IOException("not in the jar");
            }
            examples.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("examples of marked sentences cannot be read", e);
        }
    }

    /** {@code heard}, or the same words with marks. */
    Heard marked(Heard heard, float[] samples, Hint hint, SpeechModel model) {
        String example = examples.getProperty(heard.language(), "");
        if (!hint.before().isEmpty() || hint.translate() || example.isEmpty() || !lacksMarks(heard)) {
            return heard;
        }
        Heard again = model.hear(samples, new Hint(heard.language(), example, false));
        return SentenceMarks.areIn(text(again)) && alike(words(heard), words(again)) ? again : heard;
    }

    private static boolean lacksMarks(Heard heard) {
        return !SentenceMarks.areIn(text(heard)) && words(heard).size() > LONG;
    }

    private static String text(Heard heard) {
        return heard.segments().stream().map(SpeechSegment::text).collect(Collectors.joining(" "));
    }

    private static List<String> words(Heard heard) {
        return Arrays.stream(text(heard).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean alike(List<String> one, List<String> other) {
        return edits(one, other) <= SLIPS * one.size();
    }

    /** Words to put in, take out or exchange. */
    private static int edits(List<String> one, List<String> other) {
        int[] before = new int[other.size() + 1];
        for (int j = 0; j <= other.size(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.size(); i++) {
            int[] row = new int[other.size() + 1];
            row[0] = i;
            for (int j = 1; j <= other.size(); j++) {
                int exchanged = before[j - 1] + (one.get(i - 1).equals(other.get(j - 1)) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.size()];
    }
}
