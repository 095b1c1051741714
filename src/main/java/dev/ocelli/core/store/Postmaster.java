package dev.ocelli.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running PostgreSQL server, as its file {@code postmaster.pid} tells.
 *
 * @param port the TCP port on the loopback address
 * @param ready whether it takes connections
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /**
     * The live server of this cluster. Empty when there is none, also when the file's process id now belongs to
     * another program: containers number their processes alike at each start.
     */
    static Optional<Postmaster> find(Path cluster) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file(cluster));
        } catch (IOException e) {
            return Optional.empty();
        }
        if (lines.size() <= PORT_LINE || !lines.getFirst().strip().matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> serves(process, cluster))
                .map(process -> new Postmaster(
                        process, Integer.parseInt(lines.get(PORT_LINE).strip()), ready));
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        return process.isAlive()
                && process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(cluster.toString()))
                        .orElse(false);
    }

    /** Ends sessions, writes a checkpoint and waits; at worst kills, which PostgreSQL's log repairs at the next start. */
    void stop(Duration patience) {
        signal("INT");
        if (!ended(patience)) {
            signal("QUIT");
            if (!ended(Duration.ofSeconds(5))) {
                process.destroyForcibly();
                ended(Duration.ofSeconds(5));
            }
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy(); // SIGTERM: waits for sessions to end by themselves, still orderly
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
