package dev.ocelli;

import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.file.AllowedTargets;
import dev.ocelli.core.identity.ConfiguredKey;
import dev.ocelli.core.store.DatabaseSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How this Ocelli runs, read and checked once: defaults, then {@code ocelli.yaml}, environment, flags. */
public record Config(Http http, Storage storage, Access access, ModelSettings models, SpeechSettings speech) {

    /** @param publicUrl how callers reach this server, without a slash at the end; empty: as the request did */
    public record Http(String host, int port, Optional<URI> publicUrl) {}

    /**
     * @param data the folder of everything that Ocelli keeps
     * @param databaseUrl JDBC URL of a given PostgreSQL; empty: an embedded one below {@code data}
     * @param maxUpload bytes
     */
    public record Storage(Path data, Optional<Secret> databaseUrl, long maxUpload) {

        /** The database, owned by this process when it is embedded. */
        public DatabaseSource database() {
            return databaseUrl
                    .<DatabaseSource>map(url -> new DatabaseSource.Given(url.value()))
                    .orElseGet(() -> new DatabaseSource.Embedded(data.resolve("postgres")));
        }

        /** The database, shared with whichever process owns it. */
        public DatabaseSource sharedDatabase() {
            return databaseUrl
                    .<DatabaseSource>map(url -> new DatabaseSource.Given(url.value()))
                    .orElseGet(() -> new DatabaseSource.Joined(data.resolve("postgres")));
        }
    }

    /**
     * @param keys keys that open the API; empty: one is generated at the first start
     * @param privateTargets the private addresses that fetches and callbacks may reach
     * @param webhookSecret signs webhooks; empty: a random one of this installation
     */
    public record Access(List<ConfiguredKey> keys, AllowedTargets privateTargets, Optional<Secret> webhookSecret) {
        public Access {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Reads all layers. Fails with {@code INVALID_REQUEST} naming the setting that is unknown or out of bounds, and
     * where it stands.
     *
     * @param flags settings by key, as the command line gave them; {@code config} names another file
     */
    public static Config read(Map<String, String> environment, Map<String, String> flags) {
        return ConfigReader.read(environment, flags);
    }
}
