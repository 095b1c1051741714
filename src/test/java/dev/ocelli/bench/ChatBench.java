package dev.ocelli.bench;

import dev.ocelli.core.base.Json;
import dev.ocelli.fake.Script;
import dev.ocelli.fake.ScriptedUpstream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Many streamed chats at the same time through a server process with a scripted model behind it, beside the same streams
 * from the model itself: are all whole, how much later is the first word, does the heap stay flat.
 *
 * <p>Arguments: streams at a time, rounds, milliseconds between two pieces, a data folder, a port, options of the
 * server's JVM.
 */
final class ChatBench {
    private static final int PIECES = 80;
    private static final int PIECE = 8;
    private static final int HELD = 200;
    private static final String KEY = "bench-key";
    private static final Pattern HEAP = Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} ([0-9.E+]+)");
    private static final Duration SPREAD = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final int streams;
    private final String text;

    private ChatBench(int streams) {
        this.streams = streams;
        this.text = "a word, ".repeat(PIECES * PIECE / 8);
    }

    public static void main(String[] args) throws Exception {
        var bench = new ChatBench(Integer.parseInt(args[0]));
        int rounds = Integer.parseInt(args[1]);
        var pause = Duration.ofMillis(Long.parseLong(args[2]));
        try (var upstream = ScriptedUpstream.start()) {
            upstream.otherwise(_ -> new Script.Says(bench.text, PIECE, pause, "stop"));
            URI direct = URI.create(upstream.url() + "/chat/completions");
            bench.round("warm-up, direct", direct);
            bench.round("direct", direct);
            Process server = serve(args[3], upstream.url(), List.of(args).subList(4, args.length));
            try {
                URI base = URI.create("http://127.0.0.1:" + args[4]);
                bench.awaitReady(base);
                URI through = base.resolve("/v1/openai/chat/completions");
                for (int few = 50; few < bench.streams; few *= 2) {
                    new ChatBench(few).round("warm-up, through Ocelli", through);
                }
                for (int i = 1; i <= rounds; i++) {
                    bench.round("through Ocelli, round " + i, through);
                    collect(server);
                    System.out.printf("  heap after collection %d MiB%n", bench.heap(base) >> 20);
                }
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static Process serve(String data, URI upstream, List<String> portAndOptions) throws IOException {
        var command = new ArrayList<String>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(portAndOptions.subList(1, portAndOptions.size()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.ocelli.Main", "serve"));
        command.addAll(List.of("--port", portAndOptions.getFirst(), "--data", data));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(Path.of(data, "bench.log").toFile());
        builder.environment().put("OCELLI_API_KEY", KEY);
        builder.environment().put("OCELLI_CONFIG", configured(data, upstream).toString());
        return builder.start();
    }

    private static Path configured(String data, URI upstream) throws IOException {
        return Files.writeString(Path.of(data, "bench.yaml"), """
                models:
                  backends:
                    scripted:
                      url: %s
                      model: scripted
                      concurrency: 10000
                """.formatted(upstream));
    }

    private void awaitReady(URI base) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                if (client.send(
                                        HttpRequest.newBuilder(base.resolve("/v1/health"))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("the server did not start");
    }

    private static void collect(Process server) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private long heap(URI base) throws IOException, InterruptedException {
        String metrics = client.send(
                        HttpRequest.newBuilder(base.resolve("/metrics")).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher areas = HEAP.matcher(metrics);
        double sum = 0;
        while (areas.find()) {
            sum += Double.parseDouble(areas.group(1));
        }
        return (long) sum;
    }

    /**
     * One stream as its reader saw it; times in milliseconds from the start of the call.
     *
     * @param firstWords when more letters had come than the agent holds back while a tool call may still follow
     */
    private record Seen(double firstEvent, double firstWords, double end, boolean whole) {}

    private void round(String what, URI url) throws Exception {
        var seen = new ArrayList<Seen>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Seen>> running = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                long wait = SPREAD.toNanos() * i / streams;
                running.add(threads.submit((Callable<Seen>) () -> {
                    Thread.sleep(Duration.ofNanos(wait));
                    return read(url);
                }));
            }
            for (Future<Seen> each : running) {
                seen.add(each.get());
            }
        }
        System.out.printf(
                "%s: %d streams, %d whole%n",
                what, seen.size(), seen.stream().filter(Seen::whole).count());
        tell("first event", seen.stream().mapToDouble(Seen::firstEvent).toArray());
        tell("first words", seen.stream().mapToDouble(Seen::firstWords).toArray());
        tell("end", seen.stream().mapToDouble(Seen::end).toArray());
    }

    private static void tell(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "  %-12s median %8.1f  p90 %8.1f  p99 %8.1f  most %8.1f ms%n",
                what,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.9)],
                millis[Math.min(millis.length - 1, (int) (millis.length * 0.99))],
                millis[millis.length - 1]);
    }

    private Seen read(URI url) throws IOException, InterruptedException {
        var body = Json.object().put("model", "vlmrun-orion-1:auto").put("stream", true);
        body.putArray("messages").addObject().put("role", "user").put("content", "Tell me a story.");
        var request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        long began = System.nanoTime();
        double firstEvent = 0;
        double firstWords = 0;
        var told = new StringBuilder();
        boolean done = false;
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("data: ")) {
                    continue;
                }
                firstEvent = firstEvent == 0 ? since(began) : firstEvent;
                if (line.equals("data: [DONE]")) {
                    done = true;
                    continue;
                }
                JsonNode piece = Json.parse(line.substring(6)).at("/choices/0/delta/content");
                if (piece.isString() && !piece.stringValue().isEmpty()) {
                    told.append(piece.stringValue());
                    firstWords = firstWords == 0 && told.length() > HELD ? since(began) : firstWords;
                }
            }
        } catch (UncheckedIOException | IOException cut) {
            return new Seen(firstEvent, firstWords, since(began), false);
        }
        return new Seen(
                firstEvent, firstWords, since(began), done && told.toString().equals(text));
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
