package dev.ocelli.core.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.feedback.FeedbackTarget.Kind;
import dev.ocelli.core.store.TestDatabase;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class FeedbacksTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final FeedbackTarget TARGET = new FeedbackTarget(Kind.REQUEST, "known");
    private static final Feedbacks FEEDBACKS = new Feedbacks(
            DATABASE.database(),
            Map.of(Kind.REQUEST, (project, id) -> project.equals("project") && id.equals("known")),
            InstantSource.system(),
            Ids.random());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void verdicts_are_kept_with_their_target_newest_first() {
        Feedback first = FEEDBACKS.submit("project", TARGET, Json.object().put("total", 3), null);
        Feedback second = FEEDBACKS.submit("project", TARGET, null, "fine");

        assertThat(FEEDBACKS.about("project", TARGET, 0, 10))
                .extracting(Feedback::id)
                .containsExactly(second.id(), first.id());
        assertThat(FEEDBACKS.about("project", TARGET, 1, 10).getFirst().response())
                .isEqualTo(Json.object().put("total", 3));
    }

    @Test
    void an_unknown_target_and_one_of_another_project_are_not_found() {
        for (var target :
                new FeedbackTarget[] {new FeedbackTarget(Kind.REQUEST, "other"), new FeedbackTarget(Kind.CHAT, "known")
                }) {
            assertThatThrownBy(() -> FEEDBACKS.submit("project", target, null, "fine"))
                    .isInstanceOfSatisfying(
                            OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
        assertThatThrownBy(() -> FEEDBACKS.about("stranger", TARGET, 0, 10)).isInstanceOf(OcelliException.class);
    }

    @Test
    void a_verdict_that_says_nothing_is_refused() {
        assertThatThrownBy(() -> FEEDBACKS.submit("project", TARGET, Json.object(), " "))
                .hasMessageContaining("says nothing");
    }
}
