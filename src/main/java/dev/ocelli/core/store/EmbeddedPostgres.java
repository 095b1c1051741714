package dev.ocelli.core.store;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server of our own in one folder: on the loopback address only, with a random password, every commit
 * forced to disk.
 *
 * <p>The folder holds {@code cluster/} (PostgreSQL's files), {@code password} (readable by the owner only),
 * {@code port} (kept from start to start) and {@code server.log}. One process owns the folder; a server left over from
 * an owner that was killed is adopted when it answers and stopped when it does not.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "ocelli";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long LOG_LIMIT = 8L << 20;

    private final Path folder;
    private final String password;
    private final Postmaster postmaster;
    private final Optional<FolderLock> lock;

    private EmbeddedPostgres(Path folder, String password, Postmaster postmaster, Optional<FolderLock> lock) {
        this.folder = folder;
        this.password = password;
        this.postmaster = postmaster;
        this.lock = lock;
    }

    /** Whether commits wait for the disk; only tests may choose {@link #RELAXED}. */
    public enum Durability {
        SAFE,
        RELAXED
    }

    /**
     * Starts the server of {@code folder}, making the cluster first when there is none. Fails with
     * {@link ErrorCode#CONFLICT} while another Ocelli owns the folder, and with {@link ErrorCode#UNSUPPORTED_OPERATION}
     * where PostgreSQL cannot run or the cluster is of another major version.
     */
    public static EmbeddedPostgres start(Path folder, Durability durability, Ids ids) {
        return start(
                folder,
                durability,
                ids,
                lock(folder)
                        .orElseThrow(() -> new OcelliException(
                                ErrorCode.CONFLICT,
                                "Another Ocelli (process " + FolderLock.owner(folder) + ") uses the data folder "
                                        + folder.getParent() + ". Stop it, or choose another folder with --data.")));
    }

    /** Uses the server that another process of this machine runs in {@code folder}, or starts it when none does. */
    public static EmbeddedPostgres join(Path folder, Ids ids) {
        Optional<FolderLock> lock = lock(folder);
        if (lock.isPresent()) {
            return start(folder, Durability.SAFE, ids, lock.get());
        }
        Path real = folder.toAbsolutePath().normalize();
        Postmaster postmaster = await(real.resolve("cluster"), Optional.empty());
        return new EmbeddedPostgres(real, read(real.resolve("password")), postmaster, Optional.empty());
    }

    private static Optional<FolderLock> lock(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, "data", "The data folder " + folder + " cannot be made or written.", e);
        }
        return FolderLock.tryTake(folder);
    }

    private static EmbeddedPostgres start(Path folder, Durability durability, Ids ids, FolderLock lock) {
        try {
            Path real = folder.toRealPath();
            var launcher = new Launcher(real, durability, ids);
            Postmaster postmaster = launcher.adopt().orElseGet(launcher::launch);
            return new EmbeddedPostgres(real, read(real.resolve("password")), postmaster, Optional.of(lock));
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The JDBC URL of one database of this server, with user and password. */
    public String url(String database) {
        return url(postmaster.port(), database, password);
    }

    private static String url(int port, String database, String password) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER + "&password=" + password;
    }

    /** Stops the server in good order, unless another process owns it. */
    @Override
    public void close() {
        lock.ifPresent(held -> {
            postmaster.stop(STOP_LIMIT);
            held.close();
        });
    }

    @Override
    public String toString() {
        return "PostgreSQL in " + folder + " on port " + postmaster.port();
    }

    private static Postmaster await(Path cluster, Optional<Process> child) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<Postmaster> found = Postmaster.find(cluster).filter(Postmaster::ready);
            if (found.isPresent()) {
                return found.get();
            }
            if (child.isPresent() && !child.get().isAlive()) {
                break;
            }
            pause();
        }
        child.ifPresent(Process::destroyForcibly);
        throw new OcelliException(
                ErrorCode.INTERNAL,
                "The embedded PostgreSQL in " + cluster.getParent() + " did not start; the end of its log: "
                        + lastLine(cluster.resolveSibling("server.log")));
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcelliException(ErrorCode.INTERNAL, null, "Interrupted while PostgreSQL was starting.", e);
        }
    }

    private static String lastLine(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((earlier, later) -> later)
                    .orElse("(empty)");
        } catch (IOException | UncheckedIOException e) {
            return "(no log)";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The steps from a folder to a running server; used while the folder is locked. */
    private static final class Launcher {
        private final Path folder;
        private final Path cluster;
        private final Path password;
        private final Path log;
        private final Durability durability;
        private final Ids ids;
        private final ServerAccount account;

        Launcher(Path folder, Durability durability, Ids ids) {
            this.folder = folder;
            this.cluster = folder.resolve("cluster");
            this.password = folder.resolve("password");
            this.log = folder.resolve("server.log");
            this.durability = durability;
            this.ids = ids;
            this.account = new ServerAccount(folder);
        }

        /** The server that a killed owner left behind, if it still answers. */
        Optional<Postmaster> adopt() {
            Optional<Postmaster> orphan = Postmaster.find(cluster);
            if (orphan.isPresent() && !answers(orphan.get())) {
                orphan.get().stop(STOP_LIMIT);
                return Optional.empty();
            }
            return orphan;
        }

        private boolean answers(Postmaster orphan) {
            try (var connection = DriverManager.getConnection(url(orphan.port(), "postgres", read(password)))) {
                return connection.isValid(5);
            } catch (SQLException | UncheckedIOException e) {
                return false;
            }
        }

        Postmaster launch() {
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                PostgresBinaries binaries =
                        PostgresBinaries.unpack(account.programCache().orElse(folder));
                if (!Files.exists(cluster)) {
                    initialise(binaries);
                }
                checkVersion();
                Files.deleteIfExists(Postmaster.file(cluster)); // no live server: checked by adopt, kept by the lock
                rotateLog();
                return await(cluster, Optional.of(run(binaries)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start PostgreSQL in " + folder, e);
            }
        }

        /** Makes the cluster under another name and renames it, so that a crash leaves no half cluster. */
        private void initialise(PostgresBinaries binaries) throws IOException {
            Files.deleteIfExists(password);
            writePrivate(password, ids.token(24));
            Path making = Files.createTempDirectory(folder, "making-");
            Path secret = making.resolve("secret");
            writePrivate(secret, Files.readString(password));
            account.handToInitialiser(secret);
            account.handToInitialiser(making);
            List<String> command = List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + making.resolve("cluster"),
                    "--username=" + USER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            Process process = builder(account.initialise(command)).start();
            if (exitCode(process) != 0) {
                PostgresBinaries.deleteTree(making);
                throw notInitialised();
            }
            account.handToServer(making.resolve("cluster"));
            Files.move(making.resolve("cluster"), cluster, StandardCopyOption.ATOMIC_MOVE);
            PostgresBinaries.deleteTree(making);
        }

        private OcelliException notInitialised() {
            String reason = lastLine(log);
            return new OcelliException(
                    ErrorCode.UNSUPPORTED_OPERATION,
                    "PostgreSQL could not make its files in " + folder + ": " + reason
                            + (reason.contains("user does not exist")
                                    ? ". It runs only under an account that has a name: add one to /etc/passwd, run"
                                            + " Ocelli as another user, or set OCELLI_DATABASE_URL."
                                    : ""));
        }

        private void checkVersion() throws IOException {
            String major = Files.readString(cluster.resolve("PG_VERSION")).strip();
            if (!major.equals(PostgresBinaries.MAJOR)) {
                throw new OcelliException(
                        ErrorCode.UNSUPPORTED_OPERATION,
                        "The database in " + cluster + " was written by PostgreSQL " + major + "; this Ocelli brings "
                                + PostgresBinaries.MAJOR + ". Dump it with the older version and restore it, or choose"
                                + " another folder with --data.");
            }
        }

        private Process run(PostgresBinaries binaries) throws IOException {
            List<String> command = new ArrayList<>(
                    List.of(binaries.program("postgres").toString(), "-D", cluster.toString(), "-p", "" + port()));
            for (String setting : settings()) {
                command.add("-c");
                command.add(setting);
            }
            return builder(account.serve(command)).start();
        }

        private List<String> settings() {
            List<String> settings = new ArrayList<>(List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "max_connections=100",
                    "shared_buffers=128MB",
                    "jit=off",
                    "log_checkpoints=off",
                    "timezone=UTC",
                    "log_timezone=UTC"));
            if (durability == Durability.RELAXED) {
                settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
            }
            return settings;
        }

        /** The port of the last start while it is free, else a new one, which is kept. */
        private int port() throws IOException {
            Path file = folder.resolve("port");
            if (Files.exists(file)) {
                String known = Files.readString(file).strip();
                if (known.matches("[0-9]{1,5}") && isFree(Integer.parseInt(known))) {
                    return Integer.parseInt(known);
                }
            }
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Files.writeString(file, Integer.toString(socket.getLocalPort()));
                return socket.getLocalPort();
            }
        }

        private static boolean isFree(int port) {
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private ProcessBuilder builder(List<String> command) {
            var builder = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().clear();
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("PATH", "/usr/bin:/bin");
            return builder;
        }

        private void rotateLog() throws IOException {
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        }

        private static int exitCode(Process process) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
                return -1;
            }
        }

        private static void writePrivate(Path file, String text) throws IOException {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        }
    }
}
