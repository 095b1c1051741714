package dev.ocelli.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {
    private final Ids ids = Ids.random();

    @TempDir
    private Path folder;

    @Test
    void a_first_start_makes_a_durable_server_with_a_password() throws Exception {
        try (var server = start(folder)) {
            assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "SHOW server_encoding")).isEqualTo("UTF8");
            String wrong = server.url("postgres").replaceAll("password=.*", "password=guess");
            assertThatThrownBy(() -> DriverManager.getConnection(wrong)).isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void rows_and_port_outlive_a_restart() throws Exception {
        String firstUrl;
        try (var server = start(folder)) {
            firstUrl = server.url("postgres");
            run(server, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('still here')");
        }
        try (var server = start(folder)) {
            assertThat(server.url("postgres")).isEqualTo(firstUrl);
            assertThat(ask(server, "SELECT word FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void a_closed_folder_above_does_not_stop_it() throws Exception {
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var server = start(closed.resolve("with space").resolve("postgres"))) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_second_owner_is_refused_and_a_guest_joins() throws Exception {
        try (var owner = start(folder)) {
            assertThatThrownBy(() -> start(folder))
                    .isInstanceOfSatisfying(
                            OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .hasMessageContaining("--data");
            try (var guest = EmbeddedPostgres.join(folder, ids)) {
                assertThat(ask(guest, "SELECT 1")).isEqualTo("1");
            }
            assertThat(ask(owner, "SELECT 2")).isEqualTo("2");
        }
    }

    @Test
    void a_server_left_by_a_killed_owner_is_adopted() throws Exception {
        Path copy = folder.resolve("postgres");
        try (var server = start(copy)) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
        Process orphan = runAlone(copy);
        try (var server = start(copy)) {
            assertThat(ask(server, "SELECT pg_postmaster_start_time() IS NOT NULL"))
                    .isEqualTo("t");
            assertThat(orphan.isAlive()).isTrue();
        }
        orphan.waitFor();
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void a_stale_process_id_of_another_program_is_ignored() throws Exception {
        try (var server = start(folder)) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
        long someone = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"),
                someone + "\n" + folder.resolve("cluster") + "\n1700000000\n1\n\n127.0.0.1\n0 0\nready\n");
        try (var server = start(folder)) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_cluster_of_another_major_version_is_named() throws Exception {
        try (var server = start(folder)) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "14\n");
        assertThatThrownBy(() -> start(folder))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("PostgreSQL 14")
                .hasMessageContaining("18");
    }

    /** Starts the server of a stopped folder without an owner, as a kill -9 of its owner would leave it. */
    private static Process runAlone(Path folder) throws IOException, InterruptedException {
        Path cluster = folder.toRealPath().resolve("cluster");
        var account = new ServerAccount(folder.toRealPath());
        var binaries = PostgresBinaries.unpack(account.programCache().orElse(folder.toRealPath()));
        String port = Files.readString(folder.resolve("port")).strip();
        Process process = new ProcessBuilder(account.serve(java.util.List.of(
                        binaries.program("postgres").toString(),
                        "-D",
                        cluster.toString(),
                        "-p",
                        port,
                        "-c",
                        "unix_socket_directories=")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alone.log").toFile())
                .start();
        while (Postmaster.find(cluster).filter(Postmaster::ready).isEmpty() && process.isAlive()) {
            Thread.onSpinWait();
        }
        return process;
    }

    private EmbeddedPostgres start(Path where) {
        return EmbeddedPostgres.start(where, EmbeddedPostgres.Durability.SAFE, ids);
    }

    private static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(EmbeddedPostgres server, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
