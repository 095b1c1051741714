package dev.ocelli.core.webhook;

import dev.ocelli.core.webhook.Delivery.Attempt;
import dev.ocelli.core.webhook.Delivery.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of deliveries and their attempts. A call joins its thread's transaction. */
final class DeliveryRepository {
    private static final String FROM_PROJECT = """
             FROM webhook_delivery
             WHERE project_id = :project AND (:subject = '' OR subject_id = :subject OR url ILIKE :pattern)
               AND (:outcome = '' OR :outcome = CASE WHEN delivered_at IS NOT NULL THEN 'DELIVERED'
                                                    WHEN given_up_at IS NOT NULL THEN 'GIVEN_UP' ELSE 'OPEN' END)
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    DeliveryRepository(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Stores a delivery with {@code alsoDone} in the same transaction. */
    void insert(String projectId, Delivery delivery, Runnable alsoDone) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO webhook_delivery (id, project_id, subject_id, url, body, created_at)
                            VALUES (:id, :project, :subject, :url, :body, :now)
                            """)
                    .bind("id", delivery.id())
                    .bind("project", projectId)
                    .bind("subject", delivery.subjectId())
                    .bind("url", delivery.url())
                    .bind("body", delivery.body())
                    .bind("now", delivery.createdAt().atOffset(ZoneOffset.UTC))
                    .execute();
            alsoDone.run();
        });
    }

    Optional<Delivery> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM webhook_delivery WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> delivery(handle, row))
                .findOne());
    }

    List<Delivery> of(String projectId, String subjectId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM webhook_delivery WHERE project_id = :project AND subject_id = :subject
                         ORDER BY created_at
                        """)
                .bind("project", projectId)
                .bind("subject", subjectId)
                .map((row, context) -> delivery(handle, row))
                .list());
    }

    Optional<Delivery> find(String projectId, String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM webhook_delivery WHERE id = :id AND project_id = :project")
                        .bind("id", id)
                        .bind("project", projectId)
                        .map((row, context) -> delivery(handle, row))
                        .findOne());
    }

    /** Newest first; {@code subject} empty: about anything. */
    List<Delivery> newest(String projectId, String subject, Optional<Outcome> outcome, Slice slice) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT *" + FROM_PROJECT + """
                         ORDER BY created_at DESC, id OFFSET :skip LIMIT :limit
                        """)
                .bind("project", projectId)
                .bind("subject", subject)
                .bind("pattern", pattern(subject))
                .bind("outcome", outcome.map(Outcome::name).orElse(""))
                .bind("skip", slice.skip())
                .bind("limit", slice.limit())
                .map((row, context) -> delivery(handle, row))
                .list());
    }

    record Slice(int skip, int limit) {}

    private static String pattern(String words) {
        return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    long count(String projectId, String subject, Optional<Outcome> outcome) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*)" + FROM_PROJECT)
                .bind("project", projectId)
                .bind("subject", subject)
                .bind("pattern", pattern(subject))
                .bind("outcome", outcome.map(Outcome::name).orElse(""))
                .mapTo(Long.class)
                .one());
    }

    void addAttempt(String deliveryId, Attempt attempt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO webhook_attempt (delivery_id, number, at, status, problem, milliseconds)
                        SELECT :delivery, COALESCE(MAX(number), 0) + 1, :at, :status, :problem, :milliseconds
                          FROM webhook_attempt WHERE delivery_id = :delivery
                        """)
                .bind("delivery", deliveryId)
                .bind("at", attempt.at().atOffset(ZoneOffset.UTC))
                .bind("status", attempt.status())
                .bind("problem", attempt.problem())
                .bind("milliseconds", attempt.milliseconds())
                .execute());
    }

    void settle(String id, Outcome outcome) {
        String column = switch (outcome) {
            case DELIVERED -> "delivered_at";
            case GIVEN_UP -> "given_up_at";
            case OPEN -> throw new IllegalArgumentException("open is where a delivery begins");
        };
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE webhook_delivery SET " + column + " = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", now())
                .execute());
    }

    private static Delivery delivery(Handle handle, ResultSet row) throws SQLException {
        Outcome outcome = row.getObject("delivered_at") != null
                ? Outcome.DELIVERED
                : row.getObject("given_up_at") != null ? Outcome.GIVEN_UP : Outcome.OPEN;
        String id = row.getString("id");
        List<Attempt> attempts = handle.createQuery(
                        "SELECT * FROM webhook_attempt WHERE delivery_id = :id ORDER BY number")
                .bind("id", id)
                .map(DeliveryRepository::attempt)
                .list();
        return new Delivery(
                id,
                new Delivery.Message(row.getString("subject_id"), row.getString("url"), row.getString("body")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                outcome,
                attempts);
    }

    private static Attempt attempt(ResultSet row, StatementContext context) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new Attempt(
                row.getInt("number"),
                at,
                row.getObject("status", Integer.class),
                row.getString("problem"),
                row.getLong("milliseconds"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
