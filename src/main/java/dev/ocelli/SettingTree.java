package dev.ocelli;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One level of nested settings, read key by key; every error names the key's whole path and the file. */
final class SettingTree {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})\\s*(ms|s|m|h)");

    private final String place;
    private final String path;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private SettingTree(String place, String path, Map<?, ?> values) {
        this.place = place;
        this.path = path;
        values.forEach((key, value) -> this.values.put(String.valueOf(key), value));
    }

    /** @param place the file, for messages */
    static SettingTree of(String place, String path, @Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            return new SettingTree(place, path, map);
        }
        throw refused(path, place, node, "a list of 'key: value' lines below it");
    }

    /** Refuses keys that nobody reads. */
    SettingTree knowing(Set<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        path + "." + key,
                        "Unknown setting '" + path + "." + key + "' in " + place + "; known there are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }
        return this;
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    @Nullable
    Object raw(String key) {
        return values.get(key);
    }

    Optional<SettingTree> below(String key) {
        Object node = values.get(key);
        return node == null ? Optional.empty() : Optional.of(of(place, path + "." + key, node));
    }

    Optional<String> text(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List) {
            throw refused(key, "a single value");
        }
        return Optional.of(value.toString().strip()).filter(text -> !text.isEmpty());
    }

    String required(String key, String expected) {
        return text(key).orElseThrow(() -> refused(key, expected));
    }

    URI url(String key) {
        String text = required(key, "an http or https address").replaceFirst("/+$", "");
        return address(text)
                .orElseThrow(() -> refused(key, "an http or https address, such as http://127.0.0.1:8000/v1"));
    }

    static Optional<URI> address(String text) {
        try {
            URI url = URI.create(text);
            boolean good = url.getHost() != null
                    && List.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getQuery() == null
                    && url.getUserInfo() == null;
            return good ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    int whole(String key, int otherwise, int least, int most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        String expected = "a whole number from " + least + " to " + most;
        if (!text.get().matches("[0-9]{1,9}")) {
            throw refused(key, expected);
        }
        int number = Integer.parseInt(text.get());
        if (number < least || number > most) {
            throw refused(key, expected);
        }
        return number;
    }

    double amount(String key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().matches("[0-9]{1,9}([.][0-9]{1,9})?")) {
            throw refused(key, "a price that is not negative, such as 0.15");
        }
        return text.map(Double::parseDouble).orElse(0.0);
    }

    boolean flag(String key, boolean otherwise) {
        return switch (text(key).orElse(Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(key, "true or false");
        };
    }

    String choice(String key, String otherwise, Set<String> known) {
        String text = text(key).orElse(otherwise);
        if (!known.contains(text)) {
            throw refused(
                    key, "one of " + String.join(", ", known.stream().sorted().toList()));
        }
        return text;
    }

    Duration time(String key, Duration otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = TIME.matcher(text.get());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw refused(key, "a time such as 500ms, 30s, 10m or 1h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** A list of words, or a single one. */
    List<String> words(String key) {
        Object value = values.get(key);
        if (!(value instanceof List<?> list)) {
            return text(key).map(List::of).orElse(List.of());
        }
        List<String> words = new ArrayList<>();
        for (Object each : list) {
            words.add(String.valueOf(each).strip());
        }
        return words;
    }

    OcelliException refused(String key, String expected) {
        return refused(path + "." + key, place, values.get(key), expected);
    }

    private static OcelliException refused(String path, String place, @Nullable Object given, String expected) {
        String shown = path.endsWith("key") && given != null ? "…" : String.valueOf(given);
        return new OcelliException(
                ErrorCode.INVALID_REQUEST,
                path,
                "The setting " + path + " is " + (given == null ? "missing" : "'" + shown + "'") + " (" + place
                        + "); expected " + expected + ".");
    }
}
