package dev.ocelli.engine.ground;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON Pointers (RFC 6901) of the leaves of a tree. */
final class Leaves {
    private Leaves() {}

    /** Every string, number, boolean and null by its pointer, in the tree's order. */
    static Map<String, JsonNode> of(JsonNode tree) {
        var leaves = new LinkedHashMap<String, JsonNode>();
        collect("", tree, leaves);
        return leaves;
    }

    private static void collect(String pointer, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isObject()) {
            node.properties().forEach(p -> collect(pointer + step(p.getKey()), p.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), leaves);
            }
        } else {
            leaves.put(pointer, node);
        }
    }

    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The steps of a pointer as names, unescaped. */
    static List<String> steps(String pointer) {
        var steps = new ArrayList<String>();
        for (String step : pointer.split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps.subList(1, steps.size());
    }

    static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }
}
