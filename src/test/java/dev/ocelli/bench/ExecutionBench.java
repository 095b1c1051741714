package dev.ocelli.bench;

import dev.ocelli.Config;
import dev.ocelli.ExecutionFleet;
import dev.ocelli.Ocelli;
import dev.ocelli.api.http.Caller;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.engine.execution.StepCost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code bench/executions}: accepted per second, cost of a step, and two processes that are killed again and again. */
public final class ExecutionBench {
    private static final int ACCEPTED = 2000;

    private ExecutionBench() {}

    public static void main(String[] args) throws Exception {
        int executions = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        int kills = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        StepCost.Cost cost = StepCost.measure(40, 50);
        System.out.printf(
                "cost of a step over %d: %.2f ms CPU in Java, %.2f ms CPU in the database, %.2f ms passed%n",
                cost.steps(), cost.javaMillis(), cost.databaseMillis(), cost.wallMillis());
        accepting();
        killing(executions, steps, kills);
    }

    /** Small executions of one text file over HTTP from eight callers, while the same server already runs them. */
    private static void accepting() throws Exception {
        Path data = folder();
        try (var database = TestDatabase.create();
                var ocelli = Ocelli.start(Config.read(
                        Map.of("OCELLI_API_KEY", "bench-key", "OCELLI_DATABASE_URL", database.url()),
                        Map.of("port", "0", "data", data.toString())))) {
            var caller = new Caller(ocelli.url(), "bench-key");
            String file = caller.upload("order.txt", "Order number: A-7\nTotal: 7.50".getBytes(StandardCharsets.UTF_8));
            String body =
                    "{\"inputs\": {\"f\": {\"file_id\": \"" + file + "\"}}, \"config\": {\"json_schema\": {\"type\":"
                            + " \"object\", \"properties\": {\"order_number\": {\"type\": \"string\"}}}}}";
            send(caller, body, 200);
            long began = System.nanoTime();
            int accepted = send(caller, body, ACCEPTED);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("accepted %d of %d over HTTP: %.0f a second%n", accepted, ACCEPTED, accepted / seconds);
        }
    }

    private static int send(Caller caller, String body, int count) {
        var accepted = new AtomicInteger();
        try (var senders = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < count; i++) {
                senders.execute(() -> {
                    if (caller.post("/v1/agent/execute", body).statusCode() == 201) {
                        accepted.incrementAndGet();
                    }
                });
            }
        }
        return accepted.get();
    }

    private static void killing(int executions, int steps, int kills) throws Exception {
        long began = System.nanoTime();
        try (var fleet = new ExecutionFleet(folder(), 1)) {
            ExecutionFleet.Report report = fleet.run(executions, steps, kills);
            System.out.printf(
                    "%d executions of %d steps, %d kills: %d completed, %d steps, %d finished steps repeated, %d told of, %d twice; %d s%n",
                    executions,
                    steps,
                    kills,
                    report.completed(),
                    report.steps(),
                    report.repeated(),
                    report.deliveries(),
                    report.doubled(),
                    (System.nanoTime() - began) / 1_000_000_000);
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("ocelli-executions");
    }
}
