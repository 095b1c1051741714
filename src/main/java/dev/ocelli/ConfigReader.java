package dev.ocelli;

import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.file.AllowedTargets;
import dev.ocelli.core.identity.ConfiguredKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Lays the four layers of settings over each other and turns the text into a {@link Config}. */
final class ConfigReader {
    private static final String PREFIX = "OCELLI_";

    /** Variables of the launcher and of this reader, which are no settings. */
    private static final Set<String> OTHER_VARIABLES = Set.of("OCELLI_HOME", "OCELLI_JAVA_OPTS", "OCELLI_CONFIG");

    private record Value(String text, String place) {}

    /** The one part of the file that has parts of its own. */
    private static final String MODELS = "models";

    private static final String ENVIRONMENT = "the environment";

    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
    private final Map<String, String> environment;
    private Optional<SettingTree> models = Optional.empty();

    private ConfigReader(Map<String, String> environment) {
        this.environment = environment;
        for (Setting setting : Setting.values()) {
            values.put(setting, new Value(setting.usual(), "the default"));
        }
    }

    static Config read(Map<String, String> environment, Map<String, String> flags) {
        var reader = new ConfigReader(environment);
        reader.layFile(flags);
        reader.layEnvironment();
        flags.forEach((key, text) -> Setting.ofKey(key)
                .ifPresent(setting -> reader.values.put(setting, new Value(text, "--" + setting.key()))));
        return reader.config();
    }

    private void layEnvironment() {
        environment.forEach((variable, text) -> {
            if (variable.startsWith(PREFIX) && !OTHER_VARIABLES.contains(variable)) {
                Setting setting = Setting.ofVariable(variable)
                        .orElseThrow(
                                () -> unknown(variable, ENVIRONMENT, List.of(Setting.values()), Setting::variable));
                values.put(setting, new Value(text.strip(), variable));
            }
        });
    }

    private void layFile(Map<String, String> flags) {
        String named = flags.getOrDefault("config", environment.getOrDefault("OCELLI_CONFIG", ""));
        String data = flags.getOrDefault(
                Setting.DATA.key(), environment.getOrDefault(Setting.DATA.variable(), Setting.DATA.usual()));
        Path file = named.isBlank() ? folder(data).resolve("ocelli.yaml") : folder(named);
        if (!named.isBlank() && !Files.isRegularFile(file)) {
            throw refused("config", "The configuration file " + file + " does not exist.");
        }
        if (Files.isRegularFile(file)) {
            load(file).forEach((key, value) -> {
                if (MODELS.equals(key)) {
                    models = Optional.ofNullable(value).map(node -> SettingTree.of(file.toString(), MODELS, node));
                    return;
                }
                Setting setting = Setting.ofKey(String.valueOf(key))
                        .orElseThrow(() ->
                                unknown(String.valueOf(key), file.toString(), List.of(Setting.values()), Setting::key));
                values.put(setting, new Value(text(value), file + ", " + key));
            });
        }
    }

    private static Map<?, ?> load(Path file) {
        try {
            Object root = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            if (root == null) {
                return Map.of();
            }
            if (root instanceof Map<?, ?> map) {
                return map;
            }
            throw refused("config", "The configuration file " + file + " is not a list of 'key: value' lines.");
        } catch (IOException e) {
            throw refused("config", "The configuration file " + file + " cannot be read.");
        } catch (YamlEngineException e) {
            throw refused(
                    "config", "The configuration file " + file + " is not readable YAML: " + firstLine(e.getMessage()));
        }
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> value.toString().strip();
        };
    }

    private static OcelliException unknown(
            String given, String place, List<Setting> all, java.util.function.Function<Setting, String> spelling) {
        return refused(
                given,
                "Unknown setting '" + given + "' in " + place + "; known are "
                        + all.stream().map(spelling).collect(Collectors.joining(", "))
                        + (place.equals(ENVIRONMENT) ? "." : ", " + MODELS + "."));
    }

    private static OcelliException refused(String key, String message) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, key, message);
    }

    private Config config() {
        return new Config(
                new Config.Http(required(Setting.HOST), port(), address(Setting.PUBLIC_URL)),
                new Config.Storage(folder(required(Setting.DATA)), secret(Setting.DATABASE_URL), size()),
                new Config.Access(
                        ConfiguredKey.parse(value(Setting.API_KEY).text()),
                        AllowedTargets.parse(value(Setting.ALLOW_PRIVATE_URLS).text()),
                        secret(Setting.WEBHOOK_SECRET)),
                models(),
                speech());
    }

    private SpeechSettings speech() {
        Optional<URI> url = address(Setting.TRANSCRIPTION_URL);
        return new SpeechSettings(
                required(Setting.SPEECH_MODEL),
                url.map(base -> new SpeechSettings.Server(
                        base, required(Setting.TRANSCRIPTION_MODEL), secret(Setting.TRANSCRIPTION_KEY))));
    }

    private ModelSettings models() {
        var section = new ModelSection(environment)
                .shortcut(
                        value(Setting.MODEL_URL).text(),
                        value(Setting.MODEL).text(),
                        value(Setting.MODEL_KEY).text());
        return models.map(section::file).orElse(section).settings();
    }

    private Value value(Setting setting) {
        return Objects.requireNonNull(values.get(setting));
    }

    private OcelliException misfit(Setting setting, String expected) {
        Value value = value(setting);
        return refused(
                setting.key(),
                "The setting " + setting.key() + " is '" + value.text() + "' (" + value.place() + "); expected "
                        + expected + ".");
    }

    private String required(Setting setting) {
        if (value(setting).text().isEmpty()) {
            throw misfit(setting, "some text");
        }
        return value(setting).text();
    }

    private int port() {
        String text = value(Setting.PORT).text();
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
            throw misfit(Setting.PORT, "a number from 0 (any free port) to 65535");
        }
        return Integer.parseInt(text);
    }

    /** A web address without a slash at its end. */
    private Optional<URI> address(Setting setting) {
        String text = value(setting).text().replaceFirst("/+$", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text);
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException e) {
            throw misfit(setting, "an http or https address");
        }
        throw misfit(setting, "an http or https address");
    }

    private Optional<Secret> secret(Setting setting) {
        String text = value(setting).text();
        return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
    }

    private long size() {
        String text = value(Setting.MAX_UPLOAD).text().toLowerCase(Locale.ROOT).replace(" ", "");
        var matcher = java.util.regex.Pattern.compile("([1-9][0-9]{0,12})(b|kib|mib|gib|k|m|g)?")
                .matcher(text);
        if (!matcher.matches()) {
            throw misfit(Setting.MAX_UPLOAD, "bytes, or a number with KiB, MiB or GiB, such as 512MiB");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (Objects.requireNonNullElse(matcher.group(2), "b").charAt(0)) {
            case 'k' -> number << 10;
            case 'm' -> number << 20;
            case 'g' -> number << 30;
            default -> number;
        };
    }

    private static Path folder(String text) {
        Path path = text.equals("~") || text.startsWith("~/")
                ? Path.of(System.getProperty("user.home") + text.substring(1))
                : Path.of(text);
        return path.toAbsolutePath().normalize();
    }
}
