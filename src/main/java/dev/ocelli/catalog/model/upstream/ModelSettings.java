package dev.ocelli.catalog.model.upstream;

import java.util.List;

/**
 * Which backends there are and who is answered by which.
 *
 * @param backends names are unique
 * @param routes models are unique
 * @param limits of callers that ask backends directly
 */
public record ModelSettings(List<BackendSetting> backends, List<Route> routes, CallerLimits limits) {
    public static final ModelSettings NONE = new ModelSettings(List.of(), List.of());

    /** The name of the backend that the three shortcuts plug in. */
    public static final String SHORTCUT = "default";

    public ModelSettings(List<BackendSetting> backends, List<Route> routes) {
        this(backends, routes, CallerLimits.NONE);
    }

    public ModelSettings {
        backends = List.copyOf(backends);
        routes = List.copyOf(routes);
    }

    /**
     * A backend, and what the operator knows of its dialect.
     *
     * @param shaping {@code json_schema}, {@code grammar}, {@code json_object}, {@code words}: where to begin
     * @param nativeTools false: it is asked for tools in words
     */
    public record BackendSetting(Backend backend, String shaping, boolean nativeTools) {
        public static BackendSetting of(Backend backend) {
            return new BackendSetting(backend, "json_schema", true);
        }

        Dialect dialect() {
            Dialect.Shaping first = Dialect.Shaping.ofName(shaping).orElse(Dialect.Shaping.JSON_SCHEMA);
            return new Dialect(first, nativeTools, false, java.util.Set.of());
        }
    }

    /**
     * Who answers for a name.
     *
     * @param model such as {@code vlm-1}, or {@code *} for all of Ocelli's own names that have no line of their own
     * @param backends in order of preference; at least one
     * @param fallBack whether the embedded engine may answer when none of them can
     */
    public record Route(String model, List<String> backends, boolean fallBack) {
        public static final String ANY = "*";

        public Route {
            backends = List.copyOf(backends);
        }
    }

    /**
     * What one API key may ask of backends directly; 0: as much as it likes.
     *
     * @param concurrent calls at the same time
     */
    public record CallerLimits(int requestsPerMinute, int concurrent) {
        public static final CallerLimits NONE = new CallerLimits(0, 0);
    }

    /** Every name answered by one backend. */
    public static ModelSettings of(Backend backend) {
        return new ModelSettings(
                List.of(BackendSetting.of(backend)), List.of(new Route(Route.ANY, List.of(backend.name()), false)));
    }
}
