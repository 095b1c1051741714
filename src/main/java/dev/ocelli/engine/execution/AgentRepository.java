package dev.ocelli.engine.execution;

import dev.ocelli.core.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of stored agents; they never change. */
final class AgentRepository {
    private final Jdbi jdbi;

    AgentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores an agent; false when its name and version are taken. */
    boolean insert(Agent agent, String promptHash) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO agent (id, project_id, name, version, settings, prompt_hash, created_at, updated_at)
                        VALUES (:id, :project, :name, :version, CAST(:settings AS json), :hash, :at, :at)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("id", agent.id())
                        .bind("project", agent.projectId())
                        .bind("name", agent.name())
                        .bind("version", agent.version())
                        .bind("settings", Json.write(agent.settings()))
                        .bind("hash", promptHash)
                        .bind("at", ExecutionRepository.at(agent.createdAt()))
                        .execute()
                == 1);
    }

    Optional<Agent> findById(String projectId, String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM agent WHERE project_id = :project AND id = :id")
                        .bind("project", projectId)
                        .bind("id", id)
                        .map(AgentRepository::agent)
                        .findOne());
    }

    Optional<Agent> findVersion(String projectId, String name, String version) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM agent WHERE project_id = :project AND name = :name AND version = :version")
                .bind("project", projectId)
                .bind("name", name)
                .bind("version", version)
                .map(AgentRepository::agent)
                .findOne());
    }

    Optional<Agent> findLatest(String projectId, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM agent WHERE project_id = :project AND name = :name
                         ORDER BY created_at DESC, id LIMIT 1
                        """)
                .bind("project", projectId)
                .bind("name", name)
                .map(AgentRepository::agent)
                .findOne());
    }

    Optional<Agent> findByPrompt(String projectId, String promptHash) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM agent WHERE project_id = :project AND prompt_hash = :hash
                         ORDER BY created_at DESC, id LIMIT 1
                        """)
                .bind("project", projectId)
                .bind("hash", promptHash)
                .map(AgentRepository::agent)
                .findOne());
    }

    /** Newest first. */
    List<Agent> list(String projectId, int skip, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM agent WHERE project_id = :project
                         ORDER BY created_at DESC, id OFFSET :skip LIMIT :limit
                        """)
                .bind("project", projectId)
                .bind("skip", skip)
                .bind("limit", limit)
                .map(AgentRepository::agent)
                .list());
    }

    long count(String projectId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM agent WHERE project_id = :p")
                .bind("p", projectId)
                .mapTo(Long.class)
                .one());
    }

    private static Agent agent(ResultSet row, StatementContext context) throws SQLException {
        return new Agent(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("name"),
                row.getString("version"),
                Json.MAPPER.readValue(row.getString("settings"), AgentSettings.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
