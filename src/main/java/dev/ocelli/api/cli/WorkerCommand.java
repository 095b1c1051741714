package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.Ocelli;
import dev.ocelli.catalog.model.Models;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ocelli worker}: does the work of a database that it shares with a server, without HTTP. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = "Do the work of a shared database without serving HTTP; as many as you like beside one serve.")
final class WorkerCommand implements Callable<Integer> {
    @Mixin
    private ConfigFlags configFlags = new ConfigFlags();

    @Override
    public Integer call() throws InterruptedException {
        Config config = configFlags.read(Map.of());
        try (Models models = Models.under(config.storage().data())) {
            models.pullDefaults(System.out::println);
        }
        Ocelli ocelli = Ocelli.startWorker(config);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("The worker is stopping: what it cannot finish goes to others.");
            ocelli.close();
            stopped.countDown();
        }));
        System.out.println("Ocelli works.");
        stopped.await();
        return 0;
    }
}
