package dev.ocelli.engine.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.engine.agent.ask.AskCorpus.Score;
import org.junit.jupiter.api.Test;

final class AskReaderTest {
    private static final AskReader READER = AskReader.load();

    @Test
    void asks_of_the_seen_half_are_understood() {
        Score score = AskCorpus.score(READER, "seen");

        assertThat(score.whole())
                .as("understood whole; not:\n%s", String.join("\n", score.wrong()))
                .isEqualTo(score.asks());
    }
}
