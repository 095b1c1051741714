package dev.ocelli.catalog.domain;

import dev.ocelli.catalog.domain.Domain.About;
import dev.ocelli.catalog.domain.Domain.InputKind;
import dev.ocelli.catalog.domain.Domain.Product;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of one domain, as text: {@code SKILL.md}, {@code schema.json}, {@code example.json}.
 *
 * @param place where they stand, for messages
 */
record DomainFolder(String id, String place, String skill, String schema, String example) {
    private static final Set<String> KEYS =
            Set.of("name", "description", "inputs", "product", "needs_model", "aliases", "tags");
    private static final int MAX_BYTES = 4 << 20;

    static DomainFolder read(Path folder) {
        String id = folder.getFileName().toString().replace("/", "");
        String place = folder.toString();
        return new DomainFolder(
                id, place, text(folder, "SKILL.md"), text(folder, "schema.json"), text(folder, "example.json"));
    }

    private static String text(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.isRegularFile(file)) {
                throw new OcelliException(
                        ErrorCode.INVALID_SKILL,
                        "The domain folder " + folder + " lacks " + name + "; it needs SKILL.md, schema.json and"
                                + " example.json.");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new OcelliException(ErrorCode.INVALID_SKILL, file + " is larger than " + MAX_BYTES + " bytes.");
            }
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head and body of SKILL.md, checked. */
    Domain parse() {
        Map<?, ?> head = head();
        return new Domain(id, about(head), product(head), body(), jsonSchema(), sample());
    }

    /** Head only, so that a list of domains costs no schema. */
    About about() {
        return about(head());
    }

    private About about(Map<?, ?> head) {
        return new About(
                word(head, "name"),
                word(head, "description"),
                inputs(head),
                words(head, "tags"),
                words(head, "aliases"),
                Boolean.TRUE.equals(head.get("needs_model")));
    }

    private Map<?, ?> head() {
        if (!skill.startsWith("---\n") || end() < 0) {
            throw wrong("SKILL.md", "must begin with a head between two lines of ---");
        }
        try {
            var load = new Load(
                    LoadSettings.builder().setLabel(place + "/SKILL.md").build());
            if (load.loadFromString(skill.substring(4, end() + 1)) instanceof Map<?, ?> head) {
                for (Object key : head.keySet()) {
                    if (!KEYS.contains(String.valueOf(key))) {
                        throw wrong("SKILL.md", "has an unknown key " + key + " in its head; known: " + KEYS);
                    }
                }
                return head;
            }
        } catch (YamlEngineException e) {
            throw wrong("SKILL.md", "has a head that is not YAML: " + e.getMessage());
        }
        throw wrong("SKILL.md", "has a head that is not a list of key: value lines");
    }

    private int end() {
        return skill.indexOf("\n---\n", 3);
    }

    private String body() {
        return skill.substring(end() + 5).strip();
    }

    private String word(Map<?, ?> head, String key) {
        if (head.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw wrong("SKILL.md", "needs a " + key + " in its head");
    }

    private List<String> words(Map<?, ?> head, String key) {
        @Nullable Object value = head.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("SKILL.md", "needs a list such as [a, b] under " + key);
        }
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(String.valueOf(word)));
        return words;
    }

    private Set<InputKind> inputs(Map<?, ?> head) {
        var kinds = new TreeSet<InputKind>();
        for (String word : words(head, "inputs")) {
            kinds.add(Arrays.stream(InputKind.values())
                    .filter(k -> k.wireName().equals(word))
                    .findFirst()
                    .orElseThrow(() -> wrong("SKILL.md", "has the unknown input " + word)));
        }
        return kinds.isEmpty() ? Set.of(InputKind.IMAGE, InputKind.DOCUMENT) : kinds;
    }

    private Product product(Map<?, ?> head) {
        @Nullable Object word = head.get("product");
        if (word == null) {
            return Product.EXTRACT;
        }
        return Arrays.stream(Product.values())
                .filter(p -> p.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst()
                .orElseThrow(() -> wrong("SKILL.md", "has the unknown product " + word));
    }

    private JsonSchema jsonSchema() {
        try {
            return JsonSchema.parse(Json.parse(schema));
        } catch (OcelliException e) {
            throw wrong("schema.json", "cannot be used: " + e.getMessage());
        }
    }

    private ObjectNode sample() {
        try {
            if (Json.parse(example) instanceof ObjectNode object) {
                return object;
            }
        } catch (OcelliException e) {
            throw wrong("example.json", "cannot be used: " + e.getMessage());
        }
        throw wrong("example.json", "must hold a JSON object");
    }

    private OcelliException wrong(String file, String what) {
        return new OcelliException(ErrorCode.INVALID_SKILL, file + " in the domain folder " + place + " " + what + ".");
    }
}
