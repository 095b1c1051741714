package dev.ocelli.catalog.tool.core;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolContext.Extract;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code extract}: the fields of a document as JSON, each with its confidence, quote and place. */
public final class ExtractTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "extract",
            Toolset.DOCUMENT,
            "Fills a JSON Schema from a document, image or recording. Beside every value X stands X_metadata: confidence,"
                    + " status (exact, normalised, derived, unverified, absent), quote as printed, bboxes with page (from 0)."
                    + " Without a schema, the fields that the document itself shows are taken, and their schema is given.",
            new Parameters()
                    .file()
                    .pages()
                    .object("schema", "a JSON Schema of type object; left out: the document's own fields")
                    .text("instructions", "how to read the document, where the schema does not say it all")
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.DOCUMENT, Toolset.CORE, Toolset.IMAGE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        Optional<ObjectNode> schema = given.findObject("schema");
        String instructions = given.findText("instructions").orElse("");
        Optional<List<Integer>> pages = given.findPages("pages");
        Material material = given.file(context);
        ObjectNode wanted = schema.orElseGet(() -> context.propose(material, pages));
        var output = Json.object().put("file", material.name());
        if (schema.isEmpty()) {
            output.set("schema", wanted);
        }
        ObjectNode data = extracted(new Extract(material, pages, wanted, instructions), context);
        output.set("data", data);
        return new ToolResult(output, "Read " + Counted.of(filled(data), "value") + " from " + material.name() + ".");
    }

    private static ObjectNode extracted(Extract wish, ToolContext context) {
        try {
            return context.extract(wish);
        } catch (OcelliException e) {
            throw e.param().isEmpty() ? e.at("schema") : e;
        }
    }

    /** Leaves that hold something, without what stands beside them as metadata. */
    private static int filled(JsonNode node) {
        if (!node.isContainer()) {
            return node.isNull() || node.asString("").isEmpty() ? 0 : 1;
        }
        int count = 0;
        if (node.isArray()) {
            for (JsonNode item : node) {
                count += filled(item);
            }
            return count;
        }
        for (var property : node.properties()) {
            count += property.getKey().endsWith("_metadata") ? 0 : filled(property.getValue());
        }
        return count;
    }
}
