package dev.ocelli.engine.execution;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is refused before anything is kept. */
final class Checks {
    private Checks() {}

    static void schema(AgentSettings settings) {
        @Nullable ObjectNode given = settings.jsonSchema();
        if (given != null) {
            try {
                JsonSchema.parse(given);
            } catch (OcelliException e) {
                throw e.at("config.json_schema");
            }
        }
    }

    /** The toolsets by their wire names; empty when none were listed, for then the agent chooses. */
    static Optional<Set<Toolset>> toolsets(@Nullable List<String> names, String field) {
        if (names == null || names.isEmpty()) {
            return Optional.empty();
        }
        var toolsets = EnumSet.noneOf(Toolset.class);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String at = field + "[" + i + "]";
            toolsets.add(Toolset.ofWireName(name).orElseThrow(() -> unknown(name, at)));
        }
        return Optional.of(toolsets);
    }

    private static OcelliException unknown(String name, String field) {
        String known = Arrays.stream(Toolset.values()).map(Toolset::wireName).collect(Collectors.joining(", "));
        return new OcelliException(
                ErrorCode.INVALID_REQUEST, field, field + " is '" + name + "'; expected one of " + known + ".");
    }
}
