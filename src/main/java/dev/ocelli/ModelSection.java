package dev.ocelli;

import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.model.upstream.Backend;
import dev.ocelli.catalog.model.upstream.Backend.Endpoint;
import dev.ocelli.catalog.model.upstream.Backend.Patience;
import dev.ocelli.catalog.model.upstream.Backend.Prices;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.catalog.model.upstream.ModelSettings.BackendSetting;
import dev.ocelli.catalog.model.upstream.ModelSettings.CallerLimits;
import dev.ocelli.catalog.model.upstream.ModelSettings.Route;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of chat models: the part {@code models} of {@code ocelli.yaml}, and three shortcuts for one backend. */
final class ModelSection {
    /** The backend of the shortcuts. */
    private static final String SHORTCUT = ModelSettings.SHORTCUT;

    private static final Set<String> BACKEND_KEYS = Set.of(
            "url",
            "model",
            "key",
            "pictures",
            "window_tokens",
            "answer_tokens",
            "shaping",
            "tools",
            "connect_timeout",
            "first_byte_timeout",
            "idle_timeout",
            "total_timeout",
            "retries",
            "concurrency",
            "price");
    private static final Set<String> SHAPINGS = Set.of("json_schema", "grammar", "json_object", "words");

    private final Map<String, String> environment;
    private final List<BackendSetting> backends = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private boolean fallBack;
    private CallerLimits limits = CallerLimits.NONE;

    ModelSection(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the shortcuts say; a URL without a model, or the reverse, is refused. */
    ModelSection shortcut(String url, String model, String key) {
        if (url.isEmpty() && model.isEmpty() && key.isEmpty()) {
            return this;
        }
        if (url.isEmpty() || model.isEmpty()) {
            throw refused(
                    url.isEmpty() ? "model_url" : "model",
                    "A model needs both its server and its name: set OCELLI_MODEL_URL (such as"
                            + " http://127.0.0.1:8000/v1) and OCELLI_MODEL (the id that the server knows).");
        }
        URI base = SettingTree.address(url.replaceFirst("/+$", ""))
                .orElseThrow(() -> refused(
                        "model_url",
                        "OCELLI_MODEL_URL is '" + url + "'; expected an http or https address, such as"
                                + " http://127.0.0.1:8000/v1."));
        add(BackendSetting.of(Backend.of(SHORTCUT, base, model, key.isEmpty() ? null : key)));
        return this;
    }

    ModelSection file(SettingTree tree) {
        tree.knowing(Set.of("backends", "routes", "fallback", "limits"));
        tree.below("limits")
                .map(each -> each.knowing(Set.of("requests_per_minute", "concurrent")))
                .ifPresent(each -> limits = new CallerLimits(
                        each.whole("requests_per_minute", 0, 0, 1_000_000), each.whole("concurrent", 0, 0, 100_000)));
        fallBack = tree.text("fallback").isPresent()
                && tree.choice("fallback", "none", Set.of("embedded", "none")).equals("embedded");
        tree.below("backends")
                .ifPresent(all -> all.keys()
                        .forEach(name -> add(
                                backend(name, all.below(name).orElseThrow(() -> all.refused(name, "url and model"))))));
        tree.below("routes").ifPresent(all -> all.keys().forEach(model -> routes.add(route(model, all))));
        return this;
    }

    private void add(BackendSetting setting) {
        String name = setting.backend().name();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")) {
            throw refused(
                    "models.backends",
                    "The backend name '" + name + "' is not usable; use letters, digits, '.', '_', '-' and '/'.");
        }
        if (name.startsWith("vlm-") || name.startsWith("vlmrun-")) {
            throw refused(
                    "models.backends",
                    "The backend name '" + name + "' begins like one of Ocelli's own models; choose another.");
        }
        if (backends.stream().anyMatch(known -> known.backend().name().equals(name))) {
            throw refused("models.backends", "There are two backends named '" + name + "'; give each its own name.");
        }
        backends.add(setting);
    }

    private BackendSetting backend(String name, SettingTree tree) {
        tree.knowing(BACKEND_KEYS);
        Patience usual = Patience.USUAL;
        var patience = new Patience(
                tree.time("connect_timeout", usual.connect()),
                tree.time("first_byte_timeout", usual.firstByte()),
                tree.time("idle_timeout", usual.betweenBytes()),
                tree.time("total_timeout", usual.total()),
                tree.whole("retries", usual.retries(), 0, 10),
                tree.whole("concurrency", usual.concurrency(), 1, 10_000));
        Abilities normal = Abilities.USUAL;
        var abilities = new Abilities(
                tree.whole("pictures", normal.pictures(), 0, 1000),
                tree.whole("window_tokens", normal.windowTokens(), 512, 100_000_000),
                tree.whole("answer_tokens", normal.answerTokens(), 64, 10_000_000));
        var endpoint = new Endpoint(tree.url("url"), tree.required("model", "the id that the server knows"), key(tree));
        var backend = new Backend(name, endpoint, abilities, patience, prices(tree));
        return new BackendSetting(backend, tree.choice("shaping", "json_schema", SHAPINGS), tree.flag("tools", true));
    }

    /** The key itself, or {@code env:NAME} for a variable that holds it. */
    private Optional<Secret> key(SettingTree tree) {
        Optional<String> given = tree.text("key");
        if (given.isPresent() && given.get().startsWith("env:")) {
            String variable = given.get().substring(4).strip();
            String value = environment.getOrDefault(variable, "");
            if (value.isBlank()) {
                throw refused(
                        "models.backends",
                        "A backend's key is to come from the environment variable " + variable + ", which is not set.");
            }
            return Optional.of(new Secret(value.strip()));
        }
        return given.map(Secret::new);
    }

    /** What a million tokens cost. */
    private static Prices prices(SettingTree tree) {
        return tree.below("price")
                .map(price -> price.knowing(Set.of("prompt", "completion")))
                .map(price -> new Prices(price.amount("prompt"), price.amount("completion")))
                .orElse(Prices.FREE);
    }

    private Route route(String model, SettingTree all) {
        if (!(all.raw(model) instanceof Map<?, ?>)) {
            return new Route(model, named(model, all.words(model), all), fallBack);
        }
        SettingTree tree = all.below(model).orElseThrow().knowing(Set.of("use", "fallback"));
        boolean own = tree.has("fallback")
                ? tree.choice("fallback", "none", Set.of("embedded", "none")).equals("embedded")
                : fallBack;
        return new Route(model, named("use", tree.words("use"), tree), own);
    }

    private List<String> named(String key, List<String> names, SettingTree tree) {
        List<String> known =
                backends.stream().map(each -> each.backend().name()).toList();
        if (names.isEmpty() || !known.containsAll(names)) {
            throw tree.refused(
                    key,
                    known.isEmpty() ? "a backend; none is configured" : "one or more of " + String.join(", ", known));
        }
        return names;
    }

    /** Without a route for all other names, these go to every backend, the shortcut's first. */
    ModelSettings settings() {
        if (!backends.isEmpty()
                && routes.stream().noneMatch(route -> route.model().equals(Route.ANY))) {
            boolean shortcut =
                    backends.stream().anyMatch(each -> each.backend().name().equals(SHORTCUT));
            if (shortcut || routes.isEmpty()) {
                List<String> all = backends.stream()
                        .map(each -> each.backend().name())
                        .filter(name -> !shortcut || name.equals(SHORTCUT))
                        .toList();
                routes.add(new Route(Route.ANY, all, fallBack));
            }
        }
        return new ModelSettings(backends, routes, limits);
    }

    private static OcelliException refused(String key, String message) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, key, message);
    }
}
