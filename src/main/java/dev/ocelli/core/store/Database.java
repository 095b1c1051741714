package dev.ocelli.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** The one database: its connections, its tables at the newest version, and the server itself when it is ours. */
public final class Database implements AutoCloseable {
    private static final int OLDEST_SERVER = 150000;
    private static final int CONNECTIONS = 24;
    private static final String NAME = "postgres";

    private final Optional<EmbeddedPostgres> server;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(Optional<EmbeddedPostgres> server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Starts or reaches the database and brings its tables up to date. Fails with {@link ErrorCode#CONFLICT} while
     * another process owns the embedded one, and with {@link ErrorCode#INVALID_REQUEST} (param {@code database_url})
     * where a given one does not answer, is older than PostgreSQL 15, or was written by a newer Ocelli.
     */
    public static Database open(DatabaseSource source, Ids ids) {
        return switch (source) {
            case DatabaseSource.Embedded(var folder) ->
                over(EmbeddedPostgres.start(folder, EmbeddedPostgres.Durability.SAFE, ids));
            case DatabaseSource.Joined(var folder) -> over(EmbeddedPostgres.join(folder, ids));
            case DatabaseSource.Given(var url) -> connect(Optional.empty(), url);
        };
    }

    private static Database over(EmbeddedPostgres server) {
        try {
            return connect(Optional.of(server), server.url(NAME));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** A database whose tables are known to be at the newest version. */
    static Database migrated(String url) {
        return new Database(Optional.empty(), pool(url));
    }

    private static Database connect(Optional<EmbeddedPostgres> server, String url) {
        HikariDataSource pool = pool(url);
        try {
            checkServer(pool);
            migrate(pool);
            return new Database(server, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setPoolName("ocelli");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw unusable("does not answer (" + reason + ")", e);
        } catch (RuntimeException e) {
            throw unusable("has a JDBC URL that cannot be read; expected jdbc:postgresql://host/name?user=…", e);
        }
    }

    private static OcelliException unusable(String what, Exception cause) {
        return new OcelliException(
                ErrorCode.INVALID_REQUEST,
                "database_url",
                "The database of OCELLI_DATABASE_URL " + what + ". Check the URL, user and password.",
                cause);
    }

    private static void checkServer(DataSource pool) {
        try (Connection connection = pool.getConnection();
                var result = connection.createStatement().executeQuery("SHOW server_version_num")) {
            if (result.next() && result.getInt(1) < OLDEST_SERVER) {
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "database_url",
                        "The database runs PostgreSQL " + result.getInt(1) / 10000
                                + "; Ocelli needs version 15 or newer.");
            }
        } catch (SQLException e) {
            throw unusable("does not answer (" + e.getMessage() + ")", e);
        }
    }

    private static void migrate(DataSource pool) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:ocelli/migrations")
                    .table("schema_history")
                    .outOfOrder(true) // rooms number their migrations in ranges of their own
                    .ignoreMigrationPatterns(new String[0]) // else a newer Ocelli's tables would pass unseen
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "database_url",
                    "The tables of this database do not fit this Ocelli (written by a newer one, or changed by hand): "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason"),
                    e);
        }
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** The pool itself, for libraries that want one. */
    public DataSource dataSource() {
        return pool;
    }

    /** Whether a connection answers within {@code seconds}. */
    public boolean answers(int seconds) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(seconds);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(EmbeddedPostgres::close);
    }
}
