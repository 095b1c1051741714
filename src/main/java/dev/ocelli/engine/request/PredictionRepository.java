package dev.ocelli.engine.request;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.Submission;
import dev.ocelli.engine.reason.Draft.ModelUse;
import dev.ocelli.engine.request.Prediction.Extras;
import dev.ocelli.engine.request.Prediction.Making;
import dev.ocelli.engine.request.Prediction.Outcome;
import dev.ocelli.engine.request.Prediction.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows of predictions. A prediction that is completed or failed never changes. */
final class PredictionRepository {
    private final Jdbi jdbi;

    PredictionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Stores an enqueued prediction with {@code alsoDone} in the same transaction.
     *
     * @param subject what it will be read as; null when its document or a schema says it
     */
    void insert(Prediction prediction, @Nullable String subject, Runnable alsoDone) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO prediction
                                (id, project_id, status, domain, submission, metadata, callback_url, created_at,
                                 medium, subject, file_ids)
                            VALUES (:id, :project, 'enqueued', :domain, CAST(:submission AS json),
                                    CAST(:metadata AS json), :callback, :at, :medium, :subject, :files)
                            """)
                    .bind("id", prediction.id())
                    .bind("project", prediction.projectId())
                    .bind("domain", prediction.submission().domain())
                    .bind("submission", Json.write(prediction.submission()))
                    .bind("metadata", text(prediction.extras().metadata()))
                    .bind("callback", prediction.extras().callbackUrl())
                    .bind("at", at(prediction.progress().createdAt()))
                    .bind("medium", prediction.submission().medium().name().toLowerCase(Locale.ROOT))
                    .bind("subject", subject)
                    .bind("files", prediction.submission().fileIds().toArray(String[]::new))
                    .execute();
            alsoDone.run();
        });
    }

    /** The prediction that this key stands for, when it was used since {@code since}. */
    Optional<KnownKey> known(String projectId, String key, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT body_hash, prediction_id FROM prediction_key
                         WHERE project_id = :project AND key = :key AND created_at > :since
                        """)
                .bind("project", projectId)
                .bind("key", key)
                .bind("since", at(since))
                .map((row, context) -> new KnownKey(row.getString("body_hash"), row.getString("prediction_id")))
                .findOne());
    }

    record KnownKey(String bodyHash, String predictionId) {}

    /** Takes a key for a prediction; false when somebody else has taken it since {@code since}. */
    boolean take(Prediction prediction, Prediction.Repeatable repeatable, Instant since) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO prediction_key AS old (project_id, key, body_hash, prediction_id, created_at)
                        VALUES (:project, :key, :hash, :prediction, :at)
                        ON CONFLICT (project_id, key) DO UPDATE
                           SET body_hash = excluded.body_hash, prediction_id = excluded.prediction_id,
                               created_at = excluded.created_at
                         WHERE old.created_at <= :since
                        """)
                        .bind("project", prediction.projectId())
                        .bind("key", repeatable.key())
                        .bind("hash", repeatable.bodyHash())
                        .bind("prediction", prediction.id())
                        .bind("at", at(prediction.progress().createdAt()))
                        .bind("since", at(since))
                        .execute()
                == 1);
    }

    Optional<Prediction> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM prediction WHERE id = :id")
                .bind("id", id)
                .map(PredictionRepository::prediction)
                .findOne());
    }

    void begin(String id, Instant now) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        UPDATE prediction SET status = 'running', started_at = COALESCE(started_at, :now)
                         WHERE id = :id AND status IN ('enqueued', 'running')
                        """).bind("id", id).bind("now", at(now)).execute());
    }

    void note(String id, String message) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE prediction SET message = :message WHERE id = :id AND status = 'running'")
                .bind("id", id)
                .bind("message", message)
                .execute());
    }

    /** Settles a prediction that is not done, once; {@code told} runs in the same transaction, only for that once. */
    void settle(String id, Settled settled, Consumer<Prediction> told) {
        jdbi.useTransaction(handle -> handle.createQuery("""
                        UPDATE prediction
                           SET status = :status, response = CAST(:response AS json), pages = :pages,
                               credits = :credits, engine = :engine, model_calls = :calls,
                               prompt_tokens = :prompt, completion_tokens = :completion,
                               model_cost_micros = :micros, message = :message, error_code = :code, error_param = :param,
                               error_message = :error, completed_at = :at, subject = COALESCE(:used, subject)
                         WHERE id = :id AND status IN ('enqueued', 'running') RETURNING *
                        """)
                .bind("id", id)
                .bind("status", settled.outcome().failure() == null ? "completed" : "failed")
                .bind("response", text(settled.outcome().response()))
                .bind("used", used(settled.outcome()))
                .bind("pages", settled.outcome().pages())
                .bind("credits", settled.outcome().credits())
                .bind("engine", settled.outcome().making().engine())
                .bind("calls", settled.outcome().making().use().calls())
                .bind("prompt", settled.outcome().making().use().promptTokens())
                .bind("completion", settled.outcome().making().use().completionTokens())
                .bind("micros", settled.outcome().making().use().micros())
                .bind("message", settled.message())
                .bind("code", failure(settled).map(e -> e.code().name()).orElse(null))
                .bind("param", failure(settled).flatMap(OcelliException::param).orElse(null))
                .bind("error", failure(settled).map(OcelliException::getMessage).orElse(null))
                .bind("at", at(settled.at()))
                .map(PredictionRepository::prediction)
                .findOne()
                .ifPresent(told));
    }

    /** The skill that the document decided for; null when there was nothing to decide. */
    private static @Nullable String used(Outcome outcome) {
        JsonNode response = outcome.response();
        return response == null ? null : response.path("schemaUsed").asString(null);
    }

    /** Takes a prediction that is done away, with the keys that lead to it; false when it is none or at work. */
    boolean delete(String id) {
        return jdbi.inTransaction(handle -> {
            handle.execute("DELETE FROM prediction_key WHERE prediction_id = ?", id);
            return handle.execute("DELETE FROM prediction WHERE id = ? AND status IN ('completed', 'failed')", id) == 1;
        });
    }

    /** How a prediction ended. */
    record Settled(Outcome outcome, @Nullable String message, Instant at) {}

    private static Optional<OcelliException> failure(Settled settled) {
        return Optional.ofNullable(settled.outcome().failure());
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : Json.write(node);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Prediction prediction(ResultSet row, StatementContext context) throws SQLException {
        String metadata = row.getString("metadata");
        return new Prediction(
                row.getString("id"),
                row.getString("project_id"),
                Json.MAPPER.readValue(row.getString("submission"), Submission.class),
                new Extras(
                        metadata == null ? null : (ObjectNode) Json.parse(metadata),
                        row.getString("callback_url"),
                        null),
                new Progress(
                        JobStatus.parse(row.getString("status")),
                        row.getString("message"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "started_at"),
                        instant(row, "completed_at")),
                outcome(row));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        String response = row.getString("response");
        String code = row.getString("error_code");
        return new Outcome(
                response == null ? null : Json.parse(response),
                row.getInt("pages"),
                row.getInt("credits"),
                code == null
                        ? null
                        : new OcelliException(
                                ErrorCode.valueOf(code), row.getString("error_param"), row.getString("error_message")),
                making(row));
    }

    private static Making making(ResultSet row) throws SQLException {
        var use = new ModelUse(
                row.getInt("model_calls"),
                row.getLong("prompt_tokens"),
                row.getLong("completion_tokens"),
                row.getLong("model_cost_micros"));
        return new Making(Objects.requireNonNullElse(row.getString("engine"), ""), use);
    }
}
