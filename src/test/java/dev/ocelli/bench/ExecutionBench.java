package dev.ocelli.bench;

import dev.ocelli.ExecutionFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code bench/executions}: 100 executions of 12 steps on two processes that are killed 20 times. */
public final class ExecutionBench {
    private ExecutionBench() {}

    public static void main(String[] args) throws Exception {
        int executions = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        int kills = args.length > 2 ? Integer.parseInt(args[2]) : 20;
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
