package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.find.Finder;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code detect_barcodes}: bar and QR codes, decoded, with their places. */
public final class DetectBarcodesTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "detect_barcodes",
            Toolset.IMAGE,
            "Finds and decodes bar codes and QR codes on pictures and pages: kind, text, page and box of each. Reads QR,"
                    + " Data Matrix, Aztec, PDF417, Code 128, Code 39, EAN, UPC and ITF.",
            new Parameters().file().pages().schema(),
            Need.NOTHING);

    private final Finder finder;

    public DetectBarcodesTool(Finder finder) {
        this.finder = finder;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.IMAGE, Toolset.CORE, Toolset.DOCUMENT);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var pages = given.findPages("pages");
        var material = given.file(context);
        var output = Json.object().put("file", material.name());
        var codes = output.putArray("barcodes");
        for (Page page : context.see(material, pages).pages()) {
            for (var code : finder.codesOn(material, page, context)) {
                var node = codes.addObject()
                        .put("symbology", code.symbology().toLowerCase(Locale.ROOT))
                        .put("text", code.text());
                Outputs.box(Outputs.page(node, page.index()), code.box());
            }
        }
        return new ToolResult(output, "Found " + Counted.of(codes.size(), "code") + ".");
    }
}
