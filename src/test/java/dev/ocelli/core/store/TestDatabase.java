package dev.ocelli.core.store;

import dev.ocelli.core.base.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * A fresh, migrated database, made in milliseconds from a template in the one server of this test JVM.
 *
 * <p>Use: {@code private static final TestDatabase DATABASE = TestDatabase.create();}. Its
 * server keeps nothing from run to run, so closing only gives connections back.
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

    /** The server, started in a fresh folder by the first test that needs one and stopped with the JVM. */
    private static final class Shared {
        private static final Path FOLDERS = Path.of("target", "test-postgres");
        private static final EmbeddedPostgres SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
            run("CREATE DATABASE " + TEMPLATE);
            Database.open(new DatabaseSource.Given(SERVER.url(TEMPLATE)), Ids.random())
                    .close();
        }

        private static EmbeddedPostgres start() {
            try {
                Files.createDirectories(FOLDERS);
                try (var folders = Files.list(FOLDERS)) {
                    for (Path folder : folders.filter(Files::isDirectory).toList()) {
                        clear(folder);
                    }
                }
                Path folder =
                        FOLDERS.resolve(Long.toString(ProcessHandle.current().pid()));
                return EmbeddedPostgres.start(folder, EmbeddedPostgres.Durability.RELAXED, Ids.random());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Deletes what an earlier run left, unless it still runs. */
        private static void clear(Path folder) throws IOException {
            Optional<FolderLock> lock = FolderLock.tryTake(folder);
            if (lock.isPresent()) {
                Postmaster.find(folder.toRealPath().resolve("cluster"))
                        .ifPresent(orphan -> orphan.stop(Duration.ofSeconds(10)));
                PostgresBinaries.deleteTree(folder);
                lock.get().close();
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
