package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.identity.ApiKey;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.identity.NewKey;
import dev.ocelli.core.store.Database;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ocelli keys create|list|revoke}: works on the data folder whether or not a server runs on it. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Create, list and revoke API keys.")
final class KeysCommand {

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Make a key and show it this once.")
    int create(
            @Mixin ConfigFlags flags,
            @Option(
                            names = "--project",
                            paramLabel = "P",
                            defaultValue = Keys.DEFAULT_PROJECT,
                            description = "project that the key opens (${DEFAULT-VALUE}); made when new")
                    String project,
            @Option(names = "--name", paramLabel = "N", defaultValue = "key", description = "a name to know it by")
                    String name) {
        with(flags, keys -> {
            NewKey made = keys.create(project, name);
            System.out.println(made.secret());
            System.err.println("Key " + made.key().id() + " for project " + project + "; it is not shown again.");
        });
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show all keys, newest first.")
    int list(@Mixin ConfigFlags flags) {
        with(flags, keys -> {
            System.out.printf(
                    "%-36s  %-16s  %-16s  %-7s  %-10s  %-16s  %s%n",
                    "ID", "PROJECT", "NAME", "ENDS IN", "ORIGIN", "LAST USED", "STATE");
            keys.list().forEach(KeysCommand::print);
        });
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Make a key stop opening, at once.")
    int revoke(@Mixin ConfigFlags flags, @Parameters(paramLabel = "ID") String id) {
        with(flags, keys -> {
            keys.revoke(id);
            System.out.println("Revoked " + id);
        });
        return 0;
    }

    private static void print(ApiKey key) {
        System.out.printf(
                "%-36s  %-16s  %-16s  %-7s  %-10s  %-16s  %s%n",
                key.id(),
                key.owner().projectName(),
                key.owner().name(),
                key.ending().isEmpty() ? "" : "…" + key.ending(),
                key.status().origin().name().toLowerCase(Locale.ROOT),
                key.lastUsedAt().map(used -> used.toString().substring(0, 16)).orElse("never"),
                key.status().isRevoked() ? "revoked" : "valid");
    }

    private static void with(ConfigFlags flags, Consumer<Keys> work) {
        Config config = flags.read(Map.of());
        try (var database = Database.open(config.storage().sharedDatabase(), Ids.random())) {
            work.accept(new Keys(database, Ids.random(), InstantSource.system()));
        }
    }
}
