package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /openapi.json}: the public routes in OpenAPI 3.1, from {@code openapi.yaml} among the resources. */
public final class OpenApiRoutes implements Routes {
    private final String body;

    /** @param version of this build */
    public OpenApiRoutes(String version) {
        ObjectNode description = read();
        ((ObjectNode) description.path("info")).put("version", version);
        body = Json.write(description);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/openapi.json",
                context -> context.contentType("application/json").result(body),
                Access.OPEN);
    }

    static ObjectNode read() {
        try (InputStream text = OpenApiRoutes.class.getResourceAsStream("/ocelli/openapi.yaml")) {
            var settings = LoadSettings.builder()
                    .setSchema(new org.snakeyaml.engine.v2.schema.CoreSchema())
                    .setAllowDuplicateKeys(false)
                    .build();
            return Json.MAPPER.valueToTree(new Load(settings).loadFromInputStream(Objects.requireNonNull(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
