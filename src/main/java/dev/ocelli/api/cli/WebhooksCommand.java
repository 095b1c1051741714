package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.Ocelli;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.store.Database;
import dev.ocelli.core.store.Secrets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ocelli webhooks secret}: what receivers check signatures with. */
@Command(name = "webhooks", mixinStandardHelpOptions = true, description = "Show what webhook receivers need.")
final class WebhooksCommand {

    @Command(
            name = "secret",
            mixinStandardHelpOptions = true,
            description = "Show the secret of the header X-VLMRun-Signature; OCELLI_WEBHOOK_SECRET sets another.")
    int secret(@Mixin ConfigFlags flags) {
        Config config = flags.read(Map.of());
        Optional<Secret> configured = config.access().webhookSecret();
        System.out.println(configured.orElseGet(() -> generated(config)).value());
        return 0;
    }

    private static Secret generated(Config config) {
        Ids ids = Ids.random();
        try (var database = Database.open(config.storage().sharedDatabase(), ids)) {
            return new Secrets(database, ids).of(Ocelli.WEBHOOK_SECRET);
        }
    }
}
