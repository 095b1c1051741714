package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.Ocelli;
import dev.ocelli.catalog.model.Models;
import dev.ocelli.core.identity.NewKey;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ocelli serve}: the API, until the process is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serve the API at /v1.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigFlags configFlags = new ConfigFlags();

    @Option(names = "--host", paramLabel = "HOST", description = "address to listen on (127.0.0.1)")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on (8080; 0: any free one)")
    private @Nullable String port;

    @Override
    public Integer call() throws InterruptedException {
        Config config = configFlags.read(flags());
        try (Models models = Models.under(config.storage().data())) {
            models.pullDefaults(System.out::println);
        }
        Ocelli ocelli = Ocelli.start(config);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("Ocelli is stopping: running requests may finish.");
            ocelli.close();
            stopped.countDown();
        }));
        ocelli.newKey().ifPresent(ServeCommand::show);
        ocelli.startLink().ifPresent(link -> System.out.println("Open in a browser, once, to sign in: " + link));
        System.out.println("Ocelli is ready at " + ocelli.url());
        stopped.await();
        return 0;
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        if (host != null) {
            flags.put("host", host);
        }
        if (port != null) {
            flags.put("port", port);
        }
        return flags;
    }

    private static void show(NewKey key) {
        System.out.println("Your API key, shown this once: " + key.secret());
        System.out.println("  export VLMRUN_API_KEY=" + key.secret());
    }
}
