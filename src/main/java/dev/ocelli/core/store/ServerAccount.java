package dev.ocelli.core.store;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operating-system account under which PostgreSQL runs.
 *
 * <p>PostgreSQL refuses to run as root. An ordinary user runs it as itself; root starts it under the fixed uid
 * {@value #SERVER_ID} with {@code setpriv} (util-linux) and, where a folder above the cluster is closed to others
 * (such as {@code /root}), with the single capability to pass it. {@code initdb} also wants a name in /etc/passwd for
 * its uid, so it runs under the first ordinary account found there and the cluster is handed over afterwards.
 */
final class ServerAccount {
    static final int SERVER_ID = 5432;

    private final boolean root;
    private final Path folder;

    /** @param folder the folder whose contents the server must reach */
    ServerAccount(Path folder) {
        this.root = "root".equals(System.getProperty("user.name"));
        this.folder = folder.toAbsolutePath();
    }

    /** The shared place for programs that root's servers can read, or empty: keep them beside the cluster. */
    Optional<Path> programCache() {
        return root ? Optional.of(Path.of("/var/cache/ocelli")) : Optional.empty();
    }

    List<String> initialise(List<String> command) {
        return root ? dropped(namedId(), command) : command;
    }

    List<String> serve(List<String> command) {
        List<String> whole = new ArrayList<>();
        // A session of its own: Ctrl-C in a terminal must reach Ocelli alone, which then stops the database last.
        find("setsid").ifPresent(setsid -> whole.add(setsid.toString()));
        whole.addAll(root ? dropped(SERVER_ID, command) : command);
        return whole;
    }

    /** Makes {@code path} writable for the account of {@link #initialise}. */
    void handToInitialiser(Path path) throws IOException {
        if (root) {
            own(path, namedId());
        }
    }

    /** Gives a whole tree to the account of {@link #serve}. */
    void handToServer(Path tree) throws IOException {
        if (root) {
            try (var paths = Files.walk(tree)) {
                for (Path path : paths.toList()) {
                    own(path, SERVER_ID);
                }
            }
        }
    }

    private static void own(Path path, int id) throws IOException {
        Files.setAttribute(path, "unix:uid", id);
        Files.setAttribute(path, "unix:gid", id);
    }

    private List<String> dropped(int id, List<String> command) {
        Path setpriv = find("setpriv")
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.UNSUPPORTED_OPERATION,
                        "PostgreSQL does not run as root, and setpriv (package util-linux) is not installed. Run Ocelli"
                                + " as an ordinary user, install util-linux, or set OCELLI_DATABASE_URL."));
        List<String> whole = new ArrayList<>(
                List.of(setpriv.toString(), "--regid=" + id, "--reuid=" + id, "--clear-groups", "--no-new-privs"));
        if (!reachable()) {
            String capabilities = "-all,+" + passCapability();
            whole.addAll(List.of(
                    "--inh-caps=" + capabilities, "--ambient-caps=" + capabilities, "--bounding-set=" + capabilities));
        }
        whole.addAll(command);
        return whole;
    }

    private boolean reachable() {
        for (Path above = folder; above != null; above = above.getParent()) {
            try {
                if (Files.exists(above)
                        && !Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** {@code dac_read_search} where this process has it, else the wider one that containers usually grant. */
    private static String passCapability() {
        long held = effectiveCapabilities();
        return (held & (1L << 2)) != 0 ? "dac_read_search" : "dac_override";
    }

    private static long effectiveCapabilities() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The uid of {@code nobody}, or else of any account that is not root. */
    private static int namedId() {
        List<String> accounts;
        try {
            accounts = Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            accounts = List.of();
        }
        List<String[]> ordinary = accounts.stream()
                .map(line -> line.split(":"))
                .filter(fields -> fields.length > 2 && fields[2].matches("[1-9][0-9]{0,8}"))
                .toList();
        return ordinary.stream()
                .filter(fields -> fields[0].equals("nobody"))
                .findFirst()
                .or(() -> ordinary.stream().findFirst())
                .map(fields -> Integer.parseInt(fields[2]))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.UNSUPPORTED_OPERATION,
                        "PostgreSQL does not run as root, and /etc/passwd names no other account. Add one, run Ocelli"
                                + " as an ordinary user, or set OCELLI_DATABASE_URL."));
    }

    private static Optional<Path> find(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
