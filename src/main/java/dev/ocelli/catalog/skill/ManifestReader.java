package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code vlmrun.yaml} text -> {@link AgentManifest}; a missing or wrong key is named. */
final class ManifestReader {
    private static final String API_VERSION = "vlm.run/v1alpha";
    private static final Set<String> MODELS = Set.of("lite", "fast", "auto", "pro");
    private static final Set<String> TOOLSETS =
            Set.of("core", "image", "image-gen", "world-gen", "world_gen", "viz", "document", "video", "web");

    private final Map<?, ?> keys;

    private ManifestReader(Map<?, ?> keys) {
        this.keys = keys;
    }

    static AgentManifest read(String text) {
        Map<?, ?> keys = Yaml.map(text).orElseThrow(() -> wrong("it is not a YAML mapping"));
        return new ManifestReader(keys).manifest();
    }

    private AgentManifest manifest() {
        String apiVersion = required("apiVersion");
        if (!apiVersion.equals(API_VERSION)) {
            throw wrong("apiVersion is '" + apiVersion + "', expected '" + API_VERSION + "'");
        }
        String model = required("model");
        if (!MODELS.contains(model) && !model.matches("(vlmrun-orion-[12]|vlm-agent)[\\w:.-]*|vlm-1")) {
            throw wrong("model is '" + model + "', expected one of " + List.of("fast", "auto", "pro", "lite")
                    + " or a model name");
        }
        return new AgentManifest(
                apiVersion, model, toolsets(), StateGraph.parse(required("graph")), optional("plan"), metadata());
    }

    private List<String> toolsets() {
        if (!(keys.get("toolsets") instanceof List<?> list)) {
            throw wrong("toolsets is missing; expected a list such as [core, document]");
        }
        List<String> names = list.stream().map(String::valueOf).toList();
        names.stream().filter(n -> !TOOLSETS.contains(n)).findFirst().ifPresent(n -> {
            throw wrong("toolset '" + n + "' is unknown; known are "
                    + TOOLSETS.stream().sorted().toList());
        });
        return names;
    }

    private Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        if (keys.get("metadata") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> metadata.put(String.valueOf(key), String.valueOf(value)));
        }
        return metadata;
    }

    private String required(String key) {
        String value = optional(key);
        if (value.isBlank()) {
            throw wrong("the required key '" + key + "' is missing");
        }
        return value;
    }

    private String optional(String key) {
        Object value = keys.get(key);
        return value == null ? "" : String.valueOf(value).strip();
    }

    private static OcelliException wrong(String reason) {
        return new OcelliException(ErrorCode.INVALID_SKILL, "vlmrun.yaml: " + reason + ".");
    }
}
