package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.KeyValuePair;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code compare_documents}: what differs between two documents, label by label and line by line. */
final class CompareDocumentsTool implements Tool {
    private static final int MOST_LINES = 3_000;
    private static final int MOST_LISTED = 500;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "compare_documents",
            Toolset.DOCUMENT,
            "Compares two documents: labelled values that differ, then lines that were changed, added or removed, each with"
                    + " its place in both. Case and spacing do not count.",
            new Parameters()
                    .file()
                    .material("other", "the document to compare it with")
                    .texts("files", "both documents at once, instead of file and other", 2)
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.DOCUMENT, Toolset.CORE);
    }

    private record Placed(String text, int page, BoundingBox box) {}

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var two = two(given, context);
        var first = context.see(two.getFirst(), Optional.empty()).pages();
        var second = context.see(two.getLast(), Optional.empty()).pages();
        var output = Json.object()
                .put("first", two.getFirst().name())
                .put("second", two.getLast().name());
        var differences = output.putArray("differences");
        int fields = fields(first, second, differences);
        int lines = lines(first, second, differences, given);
        boolean same = fields + lines == 0;
        output.put("same", same).put("not_listed", Math.max(0, fields + lines - differences.size()));
        String summary = same
                ? "Both documents say the same."
                : "Found " + Counted.of(fields, "labelled value") + " and " + Counted.of(lines, "line")
                        + " that differ between " + two.getFirst().name() + " and "
                        + two.getLast().name() + ".";
        return new ToolResult(output, summary);
    }

    private static List<Material> two(Arguments given, ToolContext context) {
        List<String> names = given.texts("files", 2);
        if (names.size() == 2) {
            return names.stream().map(context::material).toList();
        }
        if (given.has("other") && given.has("file")) {
            return List.of(given.file(context), given.material("other", context));
        }
        given.findText("file");
        given.findText("other");
        List<Material> inputs = context.materials();
        if (inputs.size() == 2 && !given.has("file") && !given.has("other") && names.isEmpty()) {
            return inputs;
        }
        throw given.refused("other", "Comparing needs two files: name them with file and other.");
    }

    private static int fields(List<Page> first, List<Page> second, ArrayNode differences) {
        Map<String, Placed> one = pairs(first);
        Map<String, Placed> two = pairs(second);
        int found = 0;
        for (Map.Entry<String, Placed> entry : one.entrySet()) {
            Placed other = two.get(entry.getKey());
            if (other != null
                    && !LineDifferences.plain(entry.getValue().text()).equals(LineDifferences.plain(other.text()))) {
                found++;
                list(differences, "changed", entry.getKey(), Optional.of(entry.getValue()), Optional.of(other));
            }
        }
        return found;
    }

    private static Map<String, Placed> pairs(List<Page> pages) {
        var pairs = new LinkedHashMap<String, Placed>();
        for (Page page : pages) {
            for (KeyValuePair pair : page.parts().pairs()) {
                String key = PageJson.words(pair.key()).toLowerCase(Locale.ROOT).replaceAll("[:\\s]+$", "");
                var box =
                        BoundingBox.around(pair.value().stream().map(Word::box).toList());
                pairs.putIfAbsent(key, new Placed(PageJson.words(pair.value()), page.index(), box));
            }
        }
        return pairs;
    }

    private static int lines(List<Page> first, List<Page> second, ArrayNode differences, Arguments given) {
        List<Placed> one = lines(first);
        List<Placed> two = lines(second);
        if (one.size() > MOST_LINES || two.size() > MOST_LINES) {
            throw given.refused(
                    "file", "A document has more than " + MOST_LINES + " lines; compare parts of it (extract_pages).");
        }
        var found = LineDifferences.between(
                one.stream().map(Placed::text).toList(),
                two.stream().map(Placed::text).toList());
        for (LineDifferences.Difference difference : found) {
            String kind =
                    difference.first().isEmpty() ? "added" : difference.second().isEmpty() ? "removed" : "changed";
            list(
                    differences,
                    kind,
                    "",
                    difference.first().map(one::get),
                    difference.second().map(two::get));
        }
        return found.size();
    }

    private static List<Placed> lines(List<Page> pages) {
        var lines = new ArrayList<Placed>();
        for (Page page : pages) {
            for (TextLine line : page.lines()) {
                lines.add(new Placed(line.text(), page.index(), line.box()));
            }
        }
        return lines;
    }

    private static void list(
            ArrayNode differences, String kind, String field, Optional<Placed> first, Optional<Placed> second) {
        if (differences.size() >= MOST_LISTED) {
            return;
        }
        var node = differences.addObject().put("kind", kind);
        if (!field.isEmpty()) {
            node.put("field", field);
        }
        first.ifPresent(placed -> place(node.putObject("first"), placed));
        second.ifPresent(placed -> place(node.putObject("second"), placed));
    }

    private static void place(ObjectNode node, Placed placed) {
        Outputs.box(Outputs.page(node.put("text", placed.text()), placed.page()), placed.box());
    }
}
