package dev.ocelli.core.identity;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.Arrays;
import java.util.List;

/** A key that the person who runs Ocelli chose, with the name of its project. */
public record ConfiguredKey(String project, String secret) {
    public ConfiguredKey {
        if (project.isBlank() || secret.isBlank() || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "api_key",
                    "OCELLI_API_KEY is not readable: expected KEY or PROJECT:KEY, separated by commas, in plain"
                            + " characters without spaces.");
        }
    }

    /** Reads {@code key}, {@code project:key} or a list of those, separated by commas. */
    public static List<ConfiguredKey> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(ConfiguredKey::one)
                .toList();
    }

    private static ConfiguredKey one(String part) {
        int colon = part.indexOf(':');
        return colon < 0
                ? new ConfiguredKey(Keys.DEFAULT_PROJECT, part)
                : new ConfiguredKey(
                        part.substring(0, colon).strip(),
                        part.substring(colon + 1).strip());
    }

    @Override
    public String toString() {
        return project + ":…";
    }
}
