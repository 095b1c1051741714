package dev.ocelli.engine.perceive.hear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.model.speech.SpeechModel;
import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import dev.ocelli.catalog.model.speech.SpeechModel.Hint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RestylingTest {
    private static final String BARE = "seven of clubs and so my friends ask not what it can do for you";
    private static final String MARKED = "Seven of clubs. And so, my friends, ask not what it can do for you.";

    private final List<String> examples = new ArrayList<>();

    private SpeechModel answering(String text) {
        return new SpeechModel() {
            @Override
            public String name() {
                return "one line";
            }

            @Override
            public Heard hear(float[] samples, Hint hint) {
                examples.add(hint.before());
                return heard(text, "en");
            }
        };
    }

    private static Heard heard(String text, String language) {
        return new Heard(language, List.of(StitchingTest.said(text, 0, 9)));
    }

    private String marked(Heard first, Hint hint, String second) {
        return new Restyling()
                .marked(first, new float[16_000], hint, answering(second))
                .segments()
                .getFirst()
                .text();
    }

    @Test
    void a_long_text_without_marks_is_heard_again_after_an_example() {
        assertThat(marked(heard(BARE, "en"), Hint.NONE, MARKED)).isEqualTo(MARKED);
        assertThat(examples).singleElement().asString().contains("?");
    }

    @Test
    void other_words_are_not_taken() {
        assertThat(marked(heard(BARE, "en"), Hint.NONE, "Good morning. How are you? Fine, thank you."))
                .isEqualTo(BARE);
    }

    @Test
    void nothing_is_heard_twice_where_marks_are_not_missed() {
        marked(heard(MARKED, "en"), Hint.NONE, MARKED);
        marked(heard("queen of clubs", "en"), Hint.NONE, MARKED);
        marked(heard(BARE, "xx"), Hint.NONE, MARKED);
        marked(heard(BARE, "en"), new Hint("", "Names: Ask, Not", false), MARKED);

        assertThat(examples).isEmpty();
    }
}
