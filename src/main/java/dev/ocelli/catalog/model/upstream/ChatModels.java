package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.upstream.ModelSettings.Route;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The chat models that are plugged in, by the names that callers use. Empty where the embedded engine works alone. */
public final class ChatModels implements AutoCloseable {
    private final Map<String, BackendModel> backends = new LinkedHashMap<>();
    private final Map<String, RoutedModel> routes = new LinkedHashMap<>();
    private final PassThrough passThrough;
    private final InstantSource clock;

    public ChatModels(ModelSettings settings, InstantSource clock, RandomGenerator random) {
        this(settings, CallListener.NONE, clock, random);
    }

    public ChatModels(ModelSettings settings, CallListener calls, InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        settings.backends()
                .forEach(each -> backends.put(
                        each.backend().name(), new BackendModel(each, new BackendModel.Parts(calls, clock, random))));
        passThrough = new PassThrough(List.copyOf(backends.values()), calls, clock);
        for (Route route : settings.routes()) {
            List<BackendModel> chosen = route.backends().stream()
                    .map(name -> Objects.requireNonNull(backends.get(name), name))
                    .toList();
            routes.put(route.model(), new RoutedModel(route.model(), chosen, route.fallBack()));
        }
    }

    /** No model at all. */
    public static ChatModels none() {
        return new ChatModels(ModelSettings.NONE, InstantSource.system(), RandomGenerator.getDefault());
    }

    /** The model for one of Ocelli's own names, such as {@code vlm-1}; empty: the embedded engine answers. */
    public Optional<ChatModel> find(String name) {
        RoutedModel own = routes.get(name);
        return Optional.ofNullable(own != null ? own : routes.get(Route.ANY)).map(route -> route.named(name));
    }

    /** Whether some model is plugged in. */
    public boolean plugged() {
        return !routes.isEmpty();
    }

    /** The backends as they are, without an agent before them. */
    public PassThrough passThrough() {
        return passThrough;
    }

    /** Every backend as it stands now; nobody is asked. */
    public List<Standing> standings() {
        return backends.values().stream().map(BackendModel::standing).toList();
    }

    /** Asks every backend which models it has; none is left out, the slow ones are waited for a few seconds. */
    public List<Probe> probe() {
        return backends.values().stream().map(Prober::probe).toList();
    }

    /** Tries with a few small questions what every backend can do; takes a minute and more where one is slow. */
    public List<Ability> abilities() {
        return backends.values().stream()
                .flatMap(each -> new AbilityProber(each, clock).probe().stream())
                .toList();
    }

    @Override
    public void close() {
        backends.values().forEach(BackendModel::close);
    }
}
