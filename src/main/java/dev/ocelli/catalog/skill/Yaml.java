package dev.ocelli.catalog.skill;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML 1.2 without tags, with few aliases and a bounded depth, so that no text blows up. */
final class Yaml {
    private Yaml() {}

    /** The top-level mapping; empty when the text is broken or something else. */
    static Optional<Map<?, ?>> map(String text) {
        var settings = LoadSettings.builder()
                .setMaxAliasesForCollections(10)
                .setCodePointLimit(256 << 10)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            return new Load(settings).loadFromString(text) instanceof Map<?, ?> map
                    ? Optional.of(map)
                    : Optional.empty();
        } catch (YamlEngineException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
