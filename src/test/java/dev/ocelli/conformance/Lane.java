package dev.ocelli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * An environment for a foreign client, made once under {@code target/lanes} from a pinned list of packages.
 *
 * <p>A lane that cannot be made (no python3, no npm, no registry) is named and left out; with {@code -Dlanes=required} that is a failure.
 */
final class Lane {
    private static final Path LANES = Path.of("target", "lanes").toAbsolutePath();
    private static final long MINUTES = 15;
    private static final String MARK = "made-from";

    private final Path program;
    private final List<String> arguments;
    private final Path folder;

    private Lane(Path program, List<String> arguments, Path folder) {
        this.program = program;
        this.arguments = arguments;
        this.folder = folder;
    }

    /** pytest over {@code conformance/python} and {@code test_openai.py} in an environment with the pinned clients. */
    static Lane python() {
        return pytest("python", List.of(".", "../openai/test_openai.py"));
    }

    /** pytest over {@code conformance/openai} in an environment with the newest clients of the OpenAI protocol. */
    static Lane openai() {
        return pytest("openai", List.of("."));
    }

    private static Lane pytest(String name, List<String> tests) {
        var home = LANES.resolve(name);
        var sources = Path.of("conformance", name).toAbsolutePath();
        environment(home, sources.resolve("requirements.txt"));
        var arguments = new ArrayList<>(List.of("-m", "pytest", "-q", "-p", "no:cacheprovider", "--durations=5"));
        arguments.addAll(tests);
        return new Lane(home.resolve("bin/python"), arguments, sources);
    }

    private static void environment(Path home, Path pins) {
        make(
                home,
                pins,
                "python3",
                List.of(
                        List.of("python3", "-m", "venv", home.toString()),
                        List.of(home.resolve("bin/pip").toString(), "install", "-q", "-r", pins.toString())));
    }

    /** node's test runner over {@code conformance/node} with the pinned client. */
    static Lane node() {
        return npm("node", Path.of("conformance", "node"));
    }

    /** node's test runner over {@code browser}, which drives a Chromium that is installed. */
    static Lane browser() {
        chromium();
        return npm("browser", Path.of("browser"));
    }

    /** The Chromium of this machine; without one the lane is left out. */
    static Path chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    leaveOut("chromium", "Install it: apt-get install chromium.");
                    throw new IllegalStateException("leaving a lane out ends the test");
                });
    }

    /**
     * A folder with a Python environment for {@code conformance/realmodel}. It fetches about 290 MB, so it is made only where
     * lanes are required; where it was made before, it is used.
     */
    static Path weakModel() {
        var home = LANES.resolve("realmodel");
        if (!required() && !Files.exists(home.resolve(MARK))) {
            leaveOut(
                    "about 290 MB of a model",
                    "Fetch it once: ./mvnw -Dquick test -Dtest=RealModelTest -Dlanes=required");
        }
        environment(
                home, Path.of("conformance", "realmodel", "requirements.txt").toAbsolutePath());
        return home;
    }

    private static Lane npm(String name, Path folder) {
        var home = LANES.resolve(name);
        var sources = folder.toAbsolutePath();
        make(
                home,
                sources.resolve("package.json"),
                "npm",
                List.of(
                        List.of("cp", sources.resolve("package.json").toString(), home.toString()),
                        List.of(
                                "npm",
                                "install",
                                "--prefix",
                                home.toString(),
                                "--no-audit",
                                "--no-fund",
                                "--loglevel=error")));
        copyTests(sources, home);
        return new Lane(Path.of("node"), List.of("--test", "--test-concurrency=1"), home);
    }

    /** Runs the lane to its end and fails with its output when a case failed. */
    void run(Map<String, String> environment) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(program.toString()));
        command.addAll(arguments);
        var log = Files.createTempFile("lane", ".log");
        int code = execute(command, folder, environment, log).orElse(-1);
        System.out.println(Files.readString(log));
        assertThat(code).as("exit code of %s", command).isZero();
    }

    private static void make(Path home, Path pins, String needs, List<List<String>> commands) {
        var mark = home.resolve(MARK);
        try {
            var wanted = Files.readString(pins);
            if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
                return;
            }
            Files.createDirectories(home);
            for (List<String> command : commands) {
                var log = Files.createTempFile("lane", ".log");
                if (execute(command, LANES, Map.of(), log).orElse(-1) != 0) {
                    leaveOut(needs, String.join(" ", command) + " failed: " + Files.readString(log));
                }
            }
            Files.writeString(mark, wanted);
        } catch (IOException e) {
            leaveOut(needs, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leaveOut(needs, "interrupted");
        }
    }

    private static void copyTests(Path sources, Path home) {
        try (var files = Files.list(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
                Files.copy(file, home.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void leaveOut(String needs, String why) {
        String message = "Conformance lane left out: it needs " + needs + ". " + why;
        if (required()) {
            fail(message);
        }
        System.err.println(message);
        Assumptions.abort(message);
    }

    private static boolean required() {
        return "required".equals(System.getProperty("lanes"));
    }

    /** The exit code; empty when the program did not end in time. */
    private static Optional<Integer> execute(
            List<String> command, Path folder, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(log.toFile()).environment().putAll(environment);
        var process = builder.start();
        try {
            return process.waitFor(MINUTES, TimeUnit.MINUTES) ? Optional.of(process.exitValue()) : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
