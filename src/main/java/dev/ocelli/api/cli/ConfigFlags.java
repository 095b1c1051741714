package dev.ocelli.api.cli;

import dev.ocelli.Config;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every command on the data folder takes. */
final class ConfigFlags {
    @Option(names = "--data", paramLabel = "DIR", description = "folder of everything Ocelli keeps (~/.ocelli)")
    private @Nullable String data;

    @Option(names = "--config", paramLabel = "FILE", description = "settings (ocelli.yaml in the data folder)")
    private @Nullable String config;

    /** All layers with these flags on top and {@code more} above them. */
    Config read(Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(more);
        if (data != null) {
            flags.put("data", data);
        }
        if (config != null) {
            flags.put("config", config);
        }
        return Config.read(System.getenv(), flags);
    }
}
