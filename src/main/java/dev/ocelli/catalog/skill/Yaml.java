package dev.ocelli.catalog.skill;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML 1.2 without tags, with few aliases and a bounded depth, so that no text blows up. */
final class Yaml {
    private Yaml() {}

    /** The top-level mapping; empty when the text is broken or something else. */
    static Optional<Map<?, ?>> map(String text) {
        try {
            return new Load(settings()).loadFromString(text) instanceof Map<?, ?> map
                    ? Optional.of(map)
                    : Optional.empty();
        } catch (YamlEngineException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a text and where; empty when it is a mapping. */
    static Optional<Problem> problem(String text) {
        try {
            return new Load(settings()).loadFromString(text) instanceof Map<?, ?>
                    ? Optional.empty()
                    : Optional.of(new Problem(TextPlace.START, "It is no list of 'key: value' lines."));
        } catch (MarkedYamlEngineException e) {
            TextPlace place = e.getProblemMark()
                    .map(mark -> new TextPlace(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(TextPlace.START);
            return Optional.of(new Problem(place, "Not YAML: " + e.getProblem() + "."));
        } catch (YamlEngineException | StackOverflowError e) {
            return Optional.of(new Problem(TextPlace.START, "Not YAML, or too deep or too long."));
        }
    }

    /** Why a text is no YAML mapping. */
    record Problem(TextPlace place, String message) {}

    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setMaxAliasesForCollections(10)
                .setCodePointLimit(256 << 10)
                .setAllowDuplicateKeys(false)
                .build();
    }
}
