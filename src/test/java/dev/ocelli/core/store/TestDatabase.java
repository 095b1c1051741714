package dev.ocelli.core.store;

import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * A fresh, migrated database, made in milliseconds from a template in the one server of this test JVM.
 *
 * <p>Use: {@code private static final TestDatabase DATABASE = TestDatabase.create();}. Databases of earlier runs are
 * dropped when the server starts, so closing is a courtesy.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "ocelli_template";

    private final String url;
    private final Database database;

    private TestDatabase(String url) {
        this.url = url;
        this.database = Database.migrated(url);
    }

    public static TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        synchronized (TestDatabase.class) { // a template that somebody copies cannot be copied by another
            Shared.run("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        }
        return new TestDatabase(Shared.SERVER.url(name));
    }

    /** JDBC URL with user and password, as OCELLI_DATABASE_URL takes it. */
    public String url() {
        return url;
    }

    public Database database() {
        return database;
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() {
        database.close();
    }

    /** The server, started by the first test that needs one and stopped with the JVM. */
    private static final class Shared {
        private static final EmbeddedPostgres SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
            clear();
            run("CREATE DATABASE " + TEMPLATE);
            Database.open(new DatabaseSource.Given(SERVER.url(TEMPLATE)), Ids.random())
                    .close();
        }

        private static EmbeddedPostgres start() {
            try {
                return start(Path.of("target", "test-postgres"));
            } catch (OcelliException e) { // another run of the tests has that folder
                return start(temporary());
            }
        }

        private static EmbeddedPostgres start(Path folder) {
            return EmbeddedPostgres.start(folder, EmbeddedPostgres.Durability.RELAXED, Ids.random());
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("ocelli-test-postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void clear() {
            for (String name : leftovers()) {
                run("DROP DATABASE " + name + " WITH (FORCE)");
            }
        }

        private static List<String> leftovers() {
            List<String> names = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection(SERVER.url("postgres"));
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'"
                                    + " OR datname = '" + TEMPLATE + "'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void run(String sql) {
            try (Connection connection = DriverManager.getConnection(SERVER.url("postgres"));
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
