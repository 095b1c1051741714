package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.feedback.FeedbackTarget.Kind;
import dev.ocelli.core.feedback.Feedbacks;
import dev.ocelli.core.file.AllowedTargets;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.identity.BrowserSessions;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.job.JobSettings;
import dev.ocelli.core.job.LocalJobs;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.repeat.Repeats;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.plan.FileLookup;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Planner;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.engine.request.Predictions;
import dev.ocelli.engine.request.Stages;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The request routes over real HTTP and a real database; files and stages are made up. */
final class GenerateRoutesTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final MadeUpFiles FILES = new MadeUpFiles();
    private static final LocalJobs JOBS =
            new LocalJobs(DATABASE.database(), JobSettings.forMachine(2), InstantSource.system(), Ids.random());
    private static final Server SERVER = server();
    private static final Keys KEYS = new Keys(DATABASE.database(), Ids.random(), InstantSource.system());
    private static final Caller CALLER =
            new Caller(SERVER.url(), KEYS.create("one", "test").secret());
    private static final Caller STRANGER =
            new Caller(SERVER.url(), KEYS.create("two", "test").secret());

    private static Server server() {
        var clock = InstantSource.system();
        var ids = Ids.random();
        var webhooks = new Webhooks(
                DATABASE.database(),
                JOBS,
                new Webhooks.Parts((url, headers, body, limit) -> 200, clock, ids, new Secret("s")));
        JOBS.register(webhooks);
        var predictions = new Predictions(
                new Predictions.Rooms(
                        DATABASE.database(),
                        JOBS,
                        webhooks,
                        new Planner(Domains.open(Path.of("target/no-domains")), FILES, SkillLookup.NONE, false),
                        new Extraction(stages())),
                PredictionBodies::write,
                clock,
                ids);
        JOBS.start();
        var feedbacks = new Feedbacks(DATABASE.database(), Map.of(Kind.REQUEST, predictions::exists), clock, ids);
        return Server.start(
                Server.Settings.of("127.0.0.1", 0),
                new Server.Doorkeepers(
                        new Keys(DATABASE.database(), ids, clock),
                        new BrowserSessions(DATABASE.database(), new Keys(DATABASE.database(), ids, clock), ids, clock),
                        new Repeats(DATABASE.database(), clock),
                        new Metrics()),
                ids,
                List.of(
                        new GenerateRoutes(
                                predictions,
                                FILES,
                                new UrlGate(AllowedTargets.NONE, host -> List.of(InetAddress.ofLiteral("8.8.8.8")))),
                        new PredictionRoutes(predictions, PredictionRoutes.Others.NONE),
                        new FeedbackRoutes(feedbacks)));
    }

    private static Stages stages() {
        return new Stages(
                (plan, progress) -> {
                    if (plan.input().name().startsWith("damaged")) {
                        throw new OcelliException(ErrorCode.INVALID_FILE, "file_id", "The file is damaged.");
                    }
                    var page = new Page(0, 1, 0, TextSource.TEXT_LAYER, List.of(), Page.PageParts.NONE);
                    return new Perception(MediaType.PDF, 1, List.of(page));
                },
                (plan, perception) ->
                        new Draft(Json.object().put("file", plan.input().name()), Map.of()),
                (plan, draft, perception) -> new Grounded(draft.value(), Map.of()),
                (plan, perception) ->
                        Json.object().put("product", plan.product().name()),
                perception -> Json.object().put("schema_version", "1"));
    }

    /** Files by id, which is their name. */
    private static final class MadeUpFiles implements FileIntake, FileLookup {
        private final Map<String, String> contents = new ConcurrentHashMap<>();

        @Override
        public String store(String projectId, String filename, InputStream bytes) {
            try {
                contents.put(filename, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
                return filename;
            } catch (java.io.IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String fetch(String projectId, String url) {
            if (url.contains("127.0.0.1")) {
                throw new OcelliException(ErrorCode.URL_REFUSED, "url", "That is a private address.");
            }
            return "fetched";
        }

        @Override
        public Plan.Input find(String projectId, String id) {
            if (id.equals("unknown")) {
                throw new OcelliException(ErrorCode.NOT_FOUND, "file_id", "There is no file with id 'unknown'.");
            }
            MediaType type = id.endsWith(".wav") ? new MediaType("audio/wav") : MediaType.PDF;
            return new Plan.Input(Path.of(id), type, id);
        }

        @Override
        public Plan.Input findAccepted(String projectId, String id) {
            return find(projectId, id);
        }

        @Override
        public boolean reads(MediaType type) {
            return !type.isAudio();
        }

        @Override
        public OptionalInt pageCount(Plan.Input input) {
            return OptionalInt.of(1);
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
        JOBS.close();
        DATABASE.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body());
    }

    @Test
    void a_synchronous_request_answers_the_finished_prediction() {
        var response = CALLER.post("/v1/document/generate", """
                {"model": "vlm-1", "file_id": "a", "domain": "document.invoice", "batch": false,
                 "config": {"detail": "hi", "grounding": true, "service_tier": "flex"}, "callback_url": null,
                 "metadata": {"environment": "dev", "sessionId": "s", "allowTraining": false}, "later": 1}
                """);

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode body = json(response);
        assertThat(body.at("/status").stringValue()).isEqualTo("completed");
        assertThat(body.at("/response/file").stringValue()).isEqualTo("a");
        assertThat(body.at("/usage/elements_processed").intValue()).isEqualTo(1);
        assertThat(body.at("/usage/element_type").stringValue()).isEqualTo("page");
        assertThat(body.at("/usage/credits_used").intValue()).isEqualTo(3);
        assertThat(body.at("/usage/duration_seconds").isInt()).isTrue();
        assertThat(body.at("/metadata/sessionId").stringValue()).isEqualTo("s");
        assertThat(body.at("/service_tier").stringValue()).isEqualTo("flex");
        assertThat(body.has("error")).isFalse();
        assertThat(body.at("/created_at").stringValue()).endsWith("Z");
    }

    @Test
    void a_batch_request_answers_at_once_and_is_polled() {
        var response = CALLER.post("/v1/document/generate", "{\"file_id\":\"a\",\"domain\":\"document.invoice\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode first = json(response);
        assertThat(first.at("/status").stringValue()).isEqualTo("enqueued");
        assertThat(first.at("/response").isNull()).isTrue();
        assertThat(first.at("/completed_at").isNull()).isTrue();
        assertThat(first.at("/usage").isObject()).isTrue();

        JsonNode last = CALLER.completed(first.at("/id").stringValue());
        assertThat(last.at("/response/file").stringValue()).isEqualTo("a");
    }

    @Test
    void pictures_in_the_body_are_stored_and_those_at_addresses_fetched() {
        String picture = Base64.getEncoder().encodeToString("picture".getBytes(StandardCharsets.UTF_8));

        var response = CALLER.post("/v1/image/generate", """
                {"images": ["data:image/jpeg;base64,%s", "https://example.org/b.png"], "batch": false,
                 "domain": "document.receipt"}
                """.formatted(picture));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(json(response).at("/usage/element_type").stringValue()).isEqualTo("image");
        assertThat(json(response).at("/usage/elements_processed").intValue()).isEqualTo(2);
        assertThat(FILES.contents).containsEntry("image-1.jpg", "picture");
    }

    @Test
    void a_schema_is_proposed_at_once() {
        var response = CALLER.post("/v1/document/schema", "{\"file_id\":\"a\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).at("/response/schema_version").stringValue()).isEqualTo("1");
    }

    @Test
    void a_damaged_file_is_a_400_when_somebody_waits_and_a_failed_prediction_in_batch() {
        String body = "{\"file_id\":\"damaged\",\"domain\":\"document.invoice\",\"batch\":%s}";

        var waited = CALLER.post("/v1/document/generate", body.formatted("false"));
        assertThat(waited.statusCode()).isEqualTo(400);
        assertThat(json(waited).at("/error/message").stringValue()).isEqualTo("The file is damaged.");
        assertThat(json(waited).at("/error/param").stringValue()).isEqualTo("file_id");

        JsonNode batch = json(CALLER.post("/v1/document/generate", body.formatted("true")));
        JsonNode failed = CALLER.done(batch.at("/id").stringValue());
        assertThat(failed.at("/status").stringValue()).isEqualTo("failed");
        assertThat(failed.at("/usage/message").stringValue()).isEqualTo("The file is damaged.");
        assertThat(failed.at("/error/type").stringValue()).isEqualTo("invalid_request_error");
        assertThat(failed.at("/completed_at").isNull()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"file_id":"a","domain":"document.nonsense"}                              | 400 | domain
            {"file_id":"a","domain":"image.caption"}                                  | 400 | domain
            {"file_id":"a"}                                                           | 400 | domain
            {"domain":"document.invoice"}                                             | 400 | file_id
            {"file_id":"a","url":"https://example.org/a","domain":"document.invoice"} | 400 | file_id
            {"file_id":"unknown","domain":"document.invoice"}                         | 404 | file_id
            {"file_id":"a.wav","domain":"document.invoice"}                           | 400 | file_id
            {"file_id":7,"domain":"document.invoice"}                                 | 400 | file_id
            {"url":"http://127.0.0.1/a","domain":"document.invoice"}                  | 400 | url
            {"images":["nonsense"],"domain":"document.invoice"}                       | 400 | images[0]
            {"images":["data:image/png;base64,"],"domain":"document.invoice"}         | 400 | images[0]
            {"images":["data:image/png;base64,!!!!"],"domain":"document.invoice"}     | 400 | images[0]
            {"file_id":"a","domain":"document.invoice","callback_url":"//a/b"}        | 400 | callback_url
            {"images":[7],"domain":"document.invoice"}                                | 400 | images[0]
            {"images":"a","domain":"document.invoice"}                                | 400 | images
            {"file_id":"a","domain":"document.invoice","batch":"yes"}                 | 400 | batch
            {"file_id":"a","domain":"document.invoice","model":"gpt"}                 | 400 | model
            {"file_id":"a","domain":"document.invoice","callback_url":"ftp://a/b"}    | 400 | callback_url
            {"file_id":"a","domain":"document.invoice","metadata":{"environment":"x"}}| 400 | metadata.environment
            {"file_id":"a","domain":"document.invoice","config":7}                    | 400 | config
            {"file_id":"a","domain":"document.invoice","config":{"detail":"huge"}}    | 400 | config.detail
            {"file_id":"a","domain":"document.invoice","config":{"grounding":"x"}}    | 400 | config.grounding
            {"file_id":"a","domain":"document.invoice","config":{"prompt":[]}}        | 400 | config.prompt
            {"file_id":"a","domain":"document.invoice","config":{"temperature":9}}    | 400 | config.temperature
            {"file_id":"a","domain":"document.invoice","config":{"max_tokens":1.5}}   | 400 | config.max_tokens
            {"file_id":"a","domain":"document.invoice","config":{"max_retries":-1}}   | 400 | config.max_retries
            {"file_id":"a","domain":"document.invoice","config":{"max_seconds":"x"}}  | 400 | config.max_seconds
            {"file_id":"a","domain":"document.invoice","config":{"json_schema":[]}}   | 400 | config.json_schema
            {"file_id":"a","domain":"document.invoice","config":{"gql_stmt":"{x"}}    | 400 | config.gql_stmt
            {"file_id":"a","domain":"document.invoice","config":{"skills":[{}]}}      | 400 | config.skills[0].skill_id
            {"file_id":"a","domain":"document.invoice","config":{"page_indices":[0,-1]}} | 400 | config.page_indices[1]
            {"file_id":"a","domain":"document.invoice","config":{"page_indices":["0"]}}  | 400 | config.page_indices[0]
            {"file_id":"a","domain":"document.invoice","config":{"page_indices":[5]}}    | 400 | config.page_indices[0]
            {"file_id":"a","domain":"document.invoice","config":{"page_indices":[]}}     | 400 | config.page_indices
            {"file_id":"a","domain":"document.invoice","config":{"service_tier":"gold"}} | 400 | config.service_tier
            {"file_id":"a","domain":"document.invoice","config":{"video_segment_duration":"x"}} | 400 | config.video_segment_duration
            {broken                                                                   | 422 |
            []                                                                        | 422 |
            """)
    void bad_input_is_refused_with_the_field_named_and_nothing_kept(String body, int status, String param) {
        String before = CALLER.get("/v1/predictions")
                .headers()
                .firstValue("x-total-count")
                .orElseThrow();

        var response = CALLER.post("/v1/document/generate", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).at("/error/param").asString("")).isEqualTo(param == null ? "" : param);
        assertThat(json(response).at("/error/message").stringValue()).isNotBlank();
        assertThat(CALLER.get("/v1/predictions").headers().firstValue("x-total-count"))
                .contains(before);
    }

    @Test
    void a_null_is_as_good_as_nothing() {
        var response = CALLER.post("/v1/document/generate", """
                {"file_id": "a", "url": null, "images": null, "domain": "document.invoice", "batch": null,
                 "metadata": null, "model": null,
                 "config": {"prompt": null, "json_schema": null, "gql_stmt": null, "page_indices": null,
                            "skills": null, "detail": null, "keyframes": true}}
                """);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    @Test
    void a_repeated_key_gives_the_first_answer_and_another_body_a_conflict() {
        String body = "{\"file_id\":\"a\",\"domain\":\"document.invoice\",\"batch\":false}";

        JsonNode first = json(CALLER.post("/v1/document/generate", body, Map.of("Idempotency-Key", "k1")));
        JsonNode second = json(CALLER.post("/v1/document/generate", body, Map.of("Idempotency-Key", "k1")));
        var other = CALLER.post("/v1/document/generate", body + " ", Map.of("Idempotency-Key", "k1"));

        assertThat(second).isEqualTo(first);
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void predictions_of_another_project_are_not_there() {
        String id = json(CALLER.post("/v1/document/generate", "{\"file_id\":\"a\",\"domain\":\"document.invoice\"}"))
                .at("/id")
                .stringValue();

        assertThat(CALLER.get("/v1/predictions/" + id).statusCode()).isEqualTo(200);
        assertThat(STRANGER.get("/v1/predictions/" + id).statusCode()).isEqualTo(404);
        assertThat(json(STRANGER.get("/v1/predictions"))).isEmpty();
        assertThat(STRANGER.post("/v1/feedback/submit", "{\"request_id\":\"" + id + "\",\"notes\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void lists_are_cut_and_their_bounds_checked() {
        CALLER.post("/v1/document/generate", "{\"file_id\":\"a\",\"domain\":\"document.invoice\"}");
        CALLER.post("/v1/document/generate", "{\"file_id\":\"a\",\"domain\":\"document.invoice\"}");

        assertThat(json(CALLER.get("/v1/predictions?skip=1&limit=1"))).hasSize(1);
        assertThat(CALLER.get("/v1/predictions?limit=0").statusCode()).isEqualTo(400);
        assertThat(CALLER.get("/v1/predictions?limit=1001").statusCode()).isEqualTo(400);
    }

    @Test
    void feedback_is_kept_with_its_request() {
        String id = json(CALLER.post("/v1/document/generate", "{\"file_id\":\"a\",\"domain\":\"document.invoice\"}"))
                .at("/id")
                .stringValue();

        var submitted = CALLER.post("/v1/feedback/submit", """
                {"request_id": "%s", "agent_execution_id": null, "chat_id": null, "response": {"total": 3}, "notes": "n"}
                """.formatted(id));
        assertThat(submitted.statusCode()).isEqualTo(201);
        assertThat(json(submitted).at("/request_id").stringValue()).isEqualTo(id);
        CALLER.post(
                "/v1/experimental/feedback/submit",
                "{\"request_id\":\"" + id + "\",\"response\":{\"total\":4},\"flag\":true}");

        JsonNode listed = json(CALLER.get("/v1/feedback/" + id + "?type=request&limit=10&offset=0"));
        assertThat(listed.at("/items")).hasSize(2);
        assertThat(listed.at("/items/1/notes").stringValue()).isEqualTo("n");
        assertThat(CALLER.post("/v1/feedback/submit", "{\"request_id\":\"" + id + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(CALLER.post("/v1/feedback/submit", "{\"notes\":\"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(CALLER.get("/v1/feedback/unknown").statusCode()).isEqualTo(404);
    }
}
