package dev.ocelli.engine.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.job.JobSettings;
import dev.ocelli.core.job.Lane;
import dev.ocelli.core.job.LocalJobs;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.core.webhook.Delivery;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.plan.GenerationConfig;
import dev.ocelli.engine.plan.GenerationConfig.Guidance;
import dev.ocelli.engine.plan.GenerationConfig.Limits;
import dev.ocelli.engine.plan.GenerationConfig.Reading;
import dev.ocelli.engine.plan.GenerationConfig.ServiceTier;
import dev.ocelli.engine.plan.GenerationConfig.Support;
import dev.ocelli.engine.plan.Plan.Detail;
import dev.ocelli.engine.plan.Planner;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.engine.plan.Submission;
import dev.ocelli.engine.plan.Submission.Medium;
import dev.ocelli.engine.plan.Submission.Purpose;
import dev.ocelli.engine.request.Prediction.Extras;
import dev.ocelli.engine.request.Prediction.Repeatable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PredictionsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final LocalJobs JOBS =
            new LocalJobs(DATABASE.database(), JobSettings.forMachine(2), InstantSource.system(), Ids.random());
    private static final Webhooks WEBHOOKS = new Webhooks(
            DATABASE.database(),
            JOBS,
            new Webhooks.Parts(
                    (url, headers, body, limit) -> 200, InstantSource.system(), Ids.random(), new Secret("s")));
    private static final FakeStages STAGES = new FakeStages();
    private static final Predictions PREDICTIONS = predictions();

    private static Predictions predictions() {
        var planner = new Planner(Domains.open(Path.of("target/no-domains")), new FakeFiles(), SkillLookup.NONE, false);
        return new Predictions(
                new Predictions.Rooms(DATABASE.database(), JOBS, WEBHOOKS, planner, new Extraction(STAGES.stages())),
                prediction ->
                        "body of " + prediction.id() + " " + prediction.status().wireName(),
                InstantSource.system(),
                Ids.random());
    }

    @BeforeAll
    static void start() {
        JOBS.register(WEBHOOKS);
        JOBS.start();
    }

    @AfterAll
    static void close() {
        JOBS.close();
        DATABASE.close();
    }

    private static Submission invoice(String... files) {
        return submission("document.invoice", GenerationConfig.DEFAULT, files);
    }

    private static Submission submission(@Nullable String domain, GenerationConfig config, String... files) {
        return new Submission(Medium.DOCUMENT, Purpose.GENERATE, List.of(files), domain, config);
    }

    private static GenerationConfig config(Guidance guidance, Reading reading, @Nullable Double maxSeconds) {
        return new GenerationConfig(
                guidance, reading, Support.NONE, new Limits(maxSeconds, 10, 0, 3), ServiceTier.AUTO);
    }

    private static Prediction run(Submission submission) {
        return run(submission, Extras.NONE);
    }

    private static Prediction run(Submission submission, Extras extras) {
        return PREDICTIONS.await(PREDICTIONS.accept("project", submission, extras, Lane.BATCH), LIMIT);
    }

    @Test
    void an_accepted_request_is_a_row_at_once_and_completes() {
        Prediction accepted = PREDICTIONS.accept("project", invoice("3-pages.pdf"), Extras.NONE, Lane.INTERACTIVE);

        assertThat(accepted.status()).isEqualTo(JobStatus.ENQUEUED);
        assertThat(PREDICTIONS.get("project", accepted.id()).submission()).isEqualTo(accepted.submission());
        Prediction done = PREDICTIONS.await(accepted, LIMIT);
        assertThat(done.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(done.outcome().response()).isEqualTo(Json.object().put("pages", 3));
        assertThat(done.outcome().pages()).isEqualTo(3);
        assertThat(done.outcome().credits()).isEqualTo(6);
        assertThat(done.progress().completedAt())
                .isAfterOrEqualTo(done.progress().startedAt());
    }

    @Test
    void a_file_that_turns_out_to_be_damaged_makes_a_failed_prediction_with_the_reason() {
        Prediction done = run(invoice("damaged.pdf"));

        assertThat(done.status()).isEqualTo(JobStatus.FAILED);
        assertThat(done.progress().message()).isEqualTo("The file is damaged.");
        assertThat(done.progress().completedAt()).isNotNull();
        assertThat(done.outcome().failure())
                .isNotNull()
                .extracting(OcelliException::code)
                .isEqualTo(ErrorCode.INVALID_FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "document.nonsense, a.pdf, UNKNOWN_DOMAIN, domain",
        "image.caption, a.pdf, NEEDS_MODEL, domain",
        "document.invoice, no.pdf, NOT_FOUND, file_id",
        "document.invoice, sound.wav, UNSUPPORTED_FILE, file_id"
    })
    void what_cannot_work_is_refused_when_it_is_sent(String domain, String file, ErrorCode code, String param) {
        long before = PREDICTIONS.count("project");

        assertThatThrownBy(() -> run(submission(domain, GenerationConfig.DEFAULT, file)))
                .isInstanceOfSatisfying(OcelliException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.param()).contains(param);
                });
        assertThat(PREDICTIONS.count("project")).isEqualTo(before);
    }

    @Test
    void a_page_that_the_file_does_not_have_is_refused_with_its_place() {
        var config = config(Guidance.NONE, new Reading(List.of(0, 7), Detail.AUTO), null);

        assertThatThrownBy(() -> run(submission("document.invoice", config, "3-pages.pdf")))
                .isInstanceOfSatisfying(OcelliException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PAGE_OUT_OF_RANGE);
                    assertThat(e.param()).contains("config.page_indices[1]");
                });
    }

    @Test
    void several_files_are_read_as_the_pages_of_one_document() {
        Prediction done = run(invoice("2-a.pdf", "1-b.pdf", "3-c.pdf"));

        assertThat(done.outcome().pages()).isEqualTo(6);
    }

    @Test
    void pages_of_several_files_are_counted_on() {
        var config = config(Guidance.NONE, new Reading(List.of(2, 5), Detail.AUTO), null);

        assertThat(run(submission("document.invoice", config, "2-a.pdf", "1-b.pdf", "3-c.pdf"))
                        .outcome()
                        .pages())
                .isEqualTo(2);
    }

    @Test
    void at_the_limit_of_seconds_the_pages_seen_so_far_are_used_and_the_rest_is_named() {
        var config = config(Guidance.NONE, Reading.DEFAULT, 0.0);

        Prediction done = run(submission("document.invoice", config, "9-pages.pdf"));

        assertThat(done.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(done.outcome().pages()).isEqualTo(2);
        assertThat(done.progress().message()).contains("max_seconds", "2 of 9 pages");
    }

    @Test
    void a_schema_of_the_callers_own_needs_no_domain_and_a_broken_one_is_named() {
        var schema = Json.object().put("type", "object");
        schema.putObject("properties").putObject("total").put("type", "number");
        var guided = config(new Guidance(null, schema, null), Reading.DEFAULT, null);

        assertThat(run(submission(null, guided, "a.pdf")).status()).isEqualTo(JobStatus.COMPLETED);

        var broken = config(new Guidance(null, Json.object().put("type", "nonsense"), null), Reading.DEFAULT, null);
        assertThatThrownBy(() -> run(submission(null, broken, "a.pdf")))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.param()).contains("config.json_schema"));
        assertThatThrownBy(() -> run(submission(null, GenerationConfig.DEFAULT, "a.pdf")))
                .hasMessageContaining("does not say what to extract");
    }

    @Test
    void a_whole_page_domain_makes_its_product() {
        assertThat(run(submission("document.markdown", GenerationConfig.DEFAULT, "a.pdf"))
                        .outcome()
                        .response())
                .isEqualTo(Json.object().put("product", "MARKDOWN"));
    }

    @Test
    void another_project_does_not_see_a_prediction() {
        Prediction done = run(invoice("a.pdf"));

        assertThatThrownBy(() -> PREDICTIONS.get("other", done.id()))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(PREDICTIONS.list("other", 0, 10)).isEmpty();
    }

    @Test
    void a_list_begins_with_the_newest() {
        Prediction first = PREDICTIONS.accept("lists", invoice("a.pdf"), Extras.NONE, Lane.BATCH);
        Prediction second = PREDICTIONS.accept("lists", invoice("a.pdf"), Extras.NONE, Lane.BATCH);

        assertThat(PREDICTIONS.list("lists", 0, 10))
                .extracting(Prediction::id)
                .containsExactly(second.id(), first.id());
        assertThat(PREDICTIONS.list("lists", 1, 1)).extracting(Prediction::id).containsExactly(first.id());
    }

    @Test
    void the_callback_is_told_once_with_the_body_of_the_finished_prediction() {
        Prediction done = run(invoice("a.pdf"), new Extras(null, "https://example.org/hook", null));
        Prediction failed = run(invoice("damaged.pdf"), new Extras(null, "https://example.org/hook", null));

        assertThat(WEBHOOKS.about("project", done.id()))
                .extracting(Delivery::body)
                .containsExactly("body of " + done.id() + " completed");
        assertThat(WEBHOOKS.about("project", failed.id()))
                .extracting(Delivery::body)
                .containsExactly("body of " + failed.id() + " failed");
    }

    @Test
    void a_repeated_key_gives_the_first_prediction_and_another_body_is_a_conflict() {
        var extras = new Extras(null, null, new Repeatable("key", "hash"));
        Prediction first = run(invoice("a.pdf"), extras);

        assertThat(PREDICTIONS.repeated("project", new Repeatable("key", "hash")))
                .map(Prediction::id)
                .contains(first.id());
        assertThat(run(invoice("a.pdf"), extras).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> PREDICTIONS.repeated("project", new Repeatable("key", "other")))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(PREDICTIONS.repeated("other", new Repeatable("key", "other")))
                .isEmpty();
    }
}
