package dev.ocelli.api.http;

import dev.ocelli.api.wire.DomainEntry;
import dev.ocelli.api.wire.SchemaRequest;
import dev.ocelli.api.wire.SchemaResponse;
import dev.ocelli.catalog.domain.Domain;
import dev.ocelli.catalog.domain.Domain.About;
import dev.ocelli.catalog.domain.Domain.InputKind;
import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What domain and hub routes share: the list of domains and their schemas in wire spelling. */
public final class SchemaDesk {
    private final Domains domains;
    private final String version;

    /** @param version sent as {@code schema_version} and as the hub's version */
    public SchemaDesk(Domains domains, String version) {
        this.domains = domains;
        this.version = version;
    }

    String version() {
        return version;
    }

    boolean knows(String domain) {
        return domains.find(domain).isPresent();
    }

    List<DomainEntry> entries() {
        return domains.list().entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static DomainEntry entry(String id, About about) {
        var inputs = about.inputs().stream().map(InputKind::wireName).toList();
        return new DomainEntry(
                id,
                about.name(),
                about.description(),
                inputs,
                about.tags(),
                List.of(),
                about.needsModel(),
                about.aliases());
    }

    /** The schema that the body of a request asks for; 404 for an unknown domain. */
    SchemaResponse schema(Context context) {
        var request = Requests.body(context, SchemaRequest.class);
        Domain domain = domain(request.domain());
        SchemaRequest.@Nullable Config config = request.config();
        @Nullable ObjectNode given = config == null ? null : config.jsonSchema();
        String selection = selection(request, config);
        JsonSchema schema = given == null ? domain.schema() : own(given);
        if (!selection.isEmpty()) {
            schema = schema.select(selection);
        }
        boolean whole = given == null && selection.isEmpty();
        return new SchemaResponse(
                Objects.requireNonNull(request.domain()),
                domain.about().description(),
                version,
                schema.hash(),
                selection,
                schema.root(),
                whole ? domain.example() : schema.sample());
    }

    private Domain domain(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, "domain", "The request names no domain; GET /v1/domains lists them.");
        }
        try {
            return domains.get(name);
        } catch (OcelliException e) {
            throw e.code() == ErrorCode.UNKNOWN_DOMAIN
                    ? new OcelliException(ErrorCode.NOT_FOUND, "domain", e.getMessage(), e)
                    : e;
        }
    }

    private static JsonSchema own(ObjectNode given) {
        try {
            return JsonSchema.parse(given);
        } catch (OcelliException e) {
            throw e.at("config.json_schema");
        }
    }

    private static String selection(SchemaRequest request, SchemaRequest.@Nullable Config config) {
        @Nullable String statement = request.gqlStmt() == null && config != null ? config.gqlStmt() : request.gqlStmt();
        return statement == null ? "" : statement.strip();
    }
}
