package dev.ocelli.catalog.model;

import dev.ocelli.catalog.model.ModelPack.BuiltIn;
import dev.ocelli.catalog.model.ModelPack.Contents;
import dev.ocelli.catalog.model.ModelPack.Download;
import dev.ocelli.catalog.model.ModelPack.PackFile;
import dev.ocelli.catalog.model.ModelPack.PackSource;
import dev.ocelli.catalog.model.ModelPack.PythonPackage;
import dev.ocelli.catalog.model.ModelPack.PythonPackages;
import dev.ocelli.core.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the list of known packs that ships in the jar. */
final class PackManifest {
    private static final String RESOURCE = "/ocelli/models/packs.json";

    private PackManifest() {}

    static List<ModelPack> builtIn() {
        try (InputStream in = PackManifest.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + RESOURCE + "; build it again");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ModelPack> parse(String json) {
        var packs = new ArrayList<ModelPack>();
        for (JsonNode pack : Json.parse(json).path("packs")) {
            packs.add(pack(pack));
        }
        return List.copyOf(packs);
    }

    private static ModelPack pack(JsonNode node) {
        var files = new ArrayList<PackFile>();
        for (JsonNode file : node.path("files")) {
            files.add(new PackFile(text(file, "name"), file.path("bytes").asLong(), text(file, "sha256")));
        }
        var sources = new ArrayList<PackSource>();
        for (JsonNode source : node.path("sources")) {
            sources.add(source(source));
        }
        var contents = new Contents(text(node, "licence"), files);
        return new ModelPack(
                text(node, "name"), text(node, "task"), text(node, "about"), text(node, "without"), contents, sources);
    }

    private static PackSource source(JsonNode node) {
        return switch (text(node, "kind")) {
            case "download" -> {
                var urls = new LinkedHashMap<String, URI>();
                strings(node.path("urls")).forEach((file, url) -> urls.put(file, URI.create(url)));
                yield new Download(urls);
            }
            case "python" -> python(node);
            case "builtin" -> new BuiltIn(strings(node.path("resources")));
            default -> throw new IllegalStateException("unknown source kind " + text(node, "kind"));
        };
    }

    private static PythonPackages python(JsonNode node) {
        var packages = new ArrayList<PythonPackage>();
        for (JsonNode one : node.path("packages")) {
            packages.add(new PythonPackage(text(one, "name"), text(one, "version")));
        }
        var parts = new LinkedHashMap<String, List<String>>();
        node.path("parts")
                .properties()
                .forEach(file -> parts.put(
                        file.getKey(),
                        file.getValue().valueStream().map(JsonNode::asString).toList()));
        return new PythonPackages(packages, parts);
    }

    private static Map<String, String> strings(JsonNode object) {
        var map = new LinkedHashMap<String, String>();
        object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asString()));
        return map;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalStateException("the model manifest lacks " + field);
        }
        return value.asString();
    }
}
