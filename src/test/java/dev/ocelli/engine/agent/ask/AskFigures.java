package dev.ocelli.engine.agent.ask;

import dev.ocelli.engine.agent.ask.AskCorpus.Score;
import java.util.List;
import java.util.Locale;

/** Prints how many asks of each half of the corpus are understood, without showing which are not. */
final class AskFigures {
    private AskFigures() {}

    public static void main(String[] args) {
        AskReader reader = AskReader.load();
        for (String part : List.of("seen", "held")) {
            Score score = AskCorpus.score(reader, part);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d asks, intents right %.1f %%, intents and everything named right %.1f %%%n",
                    part,
                    score.asks(),
                    100.0 * score.intents() / score.asks(),
                    100.0 * score.whole() / score.asks());
        }
    }
}
