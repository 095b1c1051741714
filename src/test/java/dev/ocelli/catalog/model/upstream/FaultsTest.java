package dev.ocelli.catalog.model.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.fake.Asked;
import dev.ocelli.fake.Script;
import dev.ocelli.fake.ScriptedUpstream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand broken answers among as many good ones, many at a time: each ends in time as what it is. */
final class FaultsTest {
    private static final int FAULTS = 1000;
    private static final int AT_A_TIME = 48;

    private static final List<Script> KINDS = List.of(
            new Script.Status(429, Map.of("Retry-After", "1"), "{\"error\":{\"message\":\"slow down\"}}"),
            Script.status(500, "oh"),
            new Script.Status(503, Map.of(), "<html>not JSON</html>"),
            new Script.Hang(),
            new Script.HangAfterHead(),
            new Script.Slam(),
            new Script.Cut("half of the answer is all there is"),
            new Script.BrokenLetters(),
            new Script.Drip("too slow to end", Duration.ofMillis(200)),
            new Script.Body("{\"choices\": [{\"message\": {\"content\": \"cut"),
            new Script.Body("null"),
            new Script.Body("{\"choices\":{}}"),
            new Script.Body("{\"choices\":[{\"message\":{\"content\":[1]},\"delta\":{\"content\":7}}]}"),
            new Script.Body("{\"choices\":[{\"message\":\"words\",\"delta\":{\"tool_calls\":{}}}]}"));

    @Test
    void each_fault_ends_as_a_typed_error_and_nothing_is_left() throws Exception {
        var ends = new ConcurrentHashMap<String, Integer>();
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.otherwise(FaultsTest::script);
            try (var models = new ChatModels(
                            ModelSettings.of(backend(upstream)), InstantSource.system(), RandomGenerator.getDefault());
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                ChatModel model = models.find("vlm-1").orElseThrow();
                var line = new java.util.concurrent.Semaphore(AT_A_TIME);
                List<Future<String>> calls = IntStream.range(0, 2 * FAULTS)
                        .mapToObj(i -> threads.submit(() -> {
                            line.acquire();
                            try {
                                return call(model, i);
                            } finally {
                                line.release();
                            }
                        }))
                        .toList();
                for (int i = 0; i < calls.size(); i++) {
                    count(ends, i, calls.get(i));
                }
            }
            await(upstream);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("HttpClient-"));
        System.out.println(ends);
        assertThat(ends.getOrDefault("good answered", 0)).isEqualTo(FAULTS);
        assertThat(ends.entrySet().stream()
                        .filter(end -> end.getKey().startsWith("fault ")
                                && !end.getKey().equals("fault answered"))
                        .mapToInt(Map.Entry::getValue)
                        .sum())
                .isEqualTo(FAULTS);
    }

    private static Backend backend(ScriptedUpstream upstream) {
        return Backend.of("here", upstream.url(), "small", null)
                .withPatience(new Backend.Patience(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(6),
                        0,
                        AT_A_TIME));
    }

    private static Script script(Asked asked) {
        int number = Integer.parseInt(asked.message(-1));
        return number % 2 == 0 ? Script.says("fine " + number) : KINDS.get((number / 2) % KINDS.size());
    }

    private static String call(ChatModel model, int number) {
        var query = new ChatQuery(
                List.of(ChatMessage.of(Role.USER, Integer.toString(number))),
                List.of(),
                AnswerShape.FREE,
                ChatQuery.Sampling.DEFAULT);
        try {
            String text = model.answer(query, (number / KINDS.size() / 2) % 2 == 0 ? ChatListener.NONE : _ -> {})
                    .text();
            assertThat(text).isEqualTo("fine " + number);
            return "answered";
        } catch (OcelliException e) {
            assertThat(e.code()).isIn(ErrorCode.UPSTREAM_FAILED, ErrorCode.RATE_LIMITED);
            return e.code().wireCode();
        }
    }

    private static void count(Map<String, Integer> ends, int number, Future<String> call)
            throws InterruptedException, ExecutionException {
        ends.merge((number % 2 == 0 ? "good " : "fault ") + call.get(), 1, Integer::sum);
    }

    private static void await(ScriptedUpstream upstream) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (upstream.connections() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(upstream.connections()).as("sockets left").isZero();
    }
}
