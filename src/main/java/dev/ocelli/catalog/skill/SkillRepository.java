package dev.ocelli.catalog.skill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The table {@code skill}. A project sees its own skills first, then public ones. */
final class SkillRepository {
    private static final String COLUMNS =
            "id, project_id, name, description, version, content_hash, is_public, created_at, updated_at, latest_at";
    private static final String OWN_FIRST = "(project_id = :project) DESC, ";

    private final Jdbi jdbi;

    SkillRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Inserts unless the same content stands under the same name; gives the row that stands then. */
    Skill insert(Skill skill, byte[] zip) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO skill (id, project_id, name, description, version, content_hash, is_public,
                                               created_at, updated_at, latest_at, zip)
                            VALUES (:id, :project, :name, :description, :version, :hash, :public, :now, :now, :latest, :zip)
                            ON CONFLICT (project_id, name, content_hash)
                            DO UPDATE SET is_public = skill.is_public OR excluded.is_public""")
                    .bind("id", skill.id())
                    .bind("project", skill.projectId())
                    .bind("name", skill.name())
                    .bind("description", skill.words().description())
                    .bind("version", skill.version())
                    .bind("hash", skill.standing().contentHash())
                    .bind("public", skill.standing().isPublic())
                    .bind("now", Timestamp.from(skill.times().createdAt()))
                    .bind(
                            "latest",
                            skill.standing().promoted()
                                    ? Timestamp.from(skill.times().createdAt())
                                    : null)
                    .bind("zip", zip)
                    .execute();
            return handle.createQuery("SELECT " + COLUMNS
                            + " FROM skill WHERE project_id = :project AND name = :name AND content_hash = :hash")
                    .bind("project", skill.projectId())
                    .bind("name", skill.name())
                    .bind("hash", skill.standing().contentHash())
                    .map((row, _) -> skill(row))
                    .one();
        });
    }

    Optional<Skill> findById(String project, String id) {
        return one(project, "id = :id", "", q -> q.bind("id", id));
    }

    /** The newest promoted version of that name; the newest at all while none is promoted. */
    Optional<Skill> findLatest(String project, String name) {
        return one(project, "name = :name", "latest_at DESC NULLS LAST, created_at DESC", q -> q.bind("name", name));
    }

    Optional<Skill> findVersion(String project, String name, String version) {
        return one(
                project,
                "name = :name AND version = :version",
                "created_at DESC",
                q -> q.bind("name", name).bind("version", version));
    }

    List<Skill> list(String project, SkillListing listing) {
        String rows = listing.grouped()
                ? "(SELECT DISTINCT ON (name) " + COLUMNS + " FROM skill WHERE project_id = :project OR is_public"
                        + " ORDER BY name, " + OWN_FIRST + "latest_at DESC NULLS LAST, created_at DESC) AS newest"
                : "skill WHERE project_id = :project OR is_public";
        String direction = listing.descending() ? " DESC" : " ASC";
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM " + rows + " ORDER BY "
                        + OWN_FIRST + listing.order().column() + direction + ", id LIMIT :limit OFFSET :offset")
                .bind("project", project)
                .bind("limit", listing.limit())
                .bind("offset", listing.offset())
                .map((row, _) -> skill(row))
                .list());
    }

    int count(String project, boolean grouped) {
        String counted = grouped ? "count(DISTINCT name)" : "count(*)";
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + counted + " FROM skill WHERE project_id = :project OR is_public")
                .bind("project", project)
                .mapTo(Integer.class)
                .one());
    }

    List<Skill> versions(String project, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM skill WHERE project_id = :project AND name = :name ORDER BY created_at DESC, id")
                .bind("project", project)
                .bind("name", name)
                .map((row, _) -> skill(row))
                .list());
    }

    Optional<byte[]> zip(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT zip FROM skill WHERE id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne());
    }

    void promote(String id, Instant now) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE skill SET latest_at = ?, updated_at = ? WHERE id = ?",
                Timestamp.from(now),
                Timestamp.from(now),
                id));
    }

    void rename(Skill skill, String name, Instant now) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE skill SET name = ?, updated_at = ? WHERE project_id = ? AND name = ?",
                name,
                Timestamp.from(now),
                skill.projectId(),
                skill.name()));
    }

    void show(Skill skill, boolean isPublic, Instant now) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE skill SET is_public = ?, updated_at = ? WHERE project_id = ? AND name = ?",
                isPublic,
                Timestamp.from(now),
                skill.projectId(),
                skill.name()));
    }

    void storeEvaluation(String id, String json) {
        jdbi.useHandle(handle -> handle.execute("UPDATE skill SET evaluation = ? WHERE id = ?", json, id));
    }

    Optional<String> evaluation(String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT evaluation FROM skill WHERE id = :id AND evaluation IS NOT NULL")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne());
    }

    void delete(String project, String id) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM skill WHERE project_id = ? AND id = ?", project, id));
    }

    private Optional<Skill> one(
            String project, String condition, String order, java.util.function.UnaryOperator<Query> bind) {
        String sql = "SELECT " + COLUMNS + " FROM skill WHERE (project_id = :project OR is_public) AND " + condition
                + " ORDER BY " + OWN_FIRST + (order.isEmpty() ? "id" : order) + " LIMIT 1";
        return jdbi.withHandle(handle -> bind.apply(handle.createQuery(sql).bind("project", project))
                .map((row, _) -> skill(row))
                .findOne());
    }

    private static Skill skill(ResultSet row) throws SQLException {
        return new Skill(
                row.getString("id"),
                row.getString("project_id"),
                new Skill.Words(row.getString("name"), row.getString("description")),
                row.getString("version"),
                new Skill.Times(
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("updated_at").toInstant()),
                new Skill.Standing(
                        row.getString("content_hash"),
                        row.getBoolean("is_public"),
                        row.getTimestamp("latest_at") != null));
    }
}
