package dev.ocelli.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KeptLooksTest {
    @Test
    void the_same_question_about_the_same_picture_is_asked_once_a_run() {
        var asked = new AtomicInteger();
        var log = new MemoryLog();
        Eyes eyes = (question, pictures) -> question + asked.incrementAndGet();
        String first = new KeptLooks(eyes, log).look("What is it?", List.of("data:a"));
        assertThat(new KeptLooks(eyes, log).look("What is it?", List.of("data:a")))
                .as("also when the run is begun again")
                .isEqualTo(first);
        assertThat(new KeptLooks(eyes, log).look("What is it?", List.of("data:b")))
                .isNotEqualTo(first);
        assertThat(new KeptLooks(eyes, log).look("Where is it?", List.of("data:a")))
                .isNotEqualTo(first);
        assertThat(asked).hasValue(3);
    }
}
