package dev.ocelli.api.http;

import io.javalin.config.RoutesConfig;

/** The endpoints of one resource; each is added once at start. Paths begin with {@code /v1}. */
public interface Routes {
    void addTo(RoutesConfig routes);
}
