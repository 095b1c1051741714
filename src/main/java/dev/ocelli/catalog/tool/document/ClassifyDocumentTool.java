package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.document.Categories.Choice;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** {@code classify_document}: which kind of document it is, and why. */
final class ClassifyDocumentTool implements Tool {
    private static final int MOST_ALTERNATIVES = 4;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "classify_document",
            Toolset.DOCUMENT,
            "Says which kind of document a file or some of its pages are: among the given categories, or invoice, receipt,"
                    + " passport, id_card, bank_statement, contract, letter, resume, purchase_order, delivery_note, form,"
                    + " table_report, report and more. Gives rationale, confidence and tags; an empty category: none fits.",
            Categories.parameter(new Parameters().file().pages()).schema(),
            Need.NOTHING);

    private final KindFinder kinds;
    private final Categories categories;

    ClassifyDocumentTool(KindFinder kinds, Categories categories) {
        this.kinds = kinds;
        this.categories = categories;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.DOCUMENT, Toolset.CORE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var wanted = Categories.read(given);
        var pages = given.findPages("pages");
        var material = given.file(context);
        var seen = context.see(material, pages).pages();
        var output = Json.object().put("file", material.name());
        Choice choice = wanted.isEmpty() ? known(seen, output) : categories.choose(material, pages, wanted, context);
        output.put("category", choice.category())
                .put("domain", choice.category().isEmpty() ? "" : domain(choice.category()))
                .put("confidence", choice.confidence())
                .put("rationale", choice.rationale());
        var tags = output.putArray("tags");
        tags(choice.category(), seen).forEach(tags::add);
        return new ToolResult(output, summary(material, choice));
    }

    private static String domain(String category) {
        return "document." + category.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private Choice known(List<Page> seen, ObjectNode output) {
        var all = kinds.all(seen);
        var alternatives = output.putArray("alternatives");
        all.stream()
                .skip(1)
                .limit(MOST_ALTERNATIVES)
                .forEach(f -> alternatives
                        .addObject()
                        .put("category", f.kind().name())
                        .put("confidence", Categories.rounded(f.confidence())));
        Optional<KindFinder.Finding> best = all.stream().findFirst().filter(f -> f.score() > 1);
        return best.map(f -> new Choice(f.kind().name(), Categories.rounded(f.confidence()), Categories.rationale(f)))
                .orElse(new Choice("", 0, "Nothing on the pages tells which kind of document it is."));
    }

    private static Set<String> tags(String category, List<Page> pages) {
        var tags = new TreeSet<String>();
        if (!category.isEmpty()) {
            tags.add(category);
        }
        tags.add(pages.size() == 1 ? "one-page" : "several-pages");
        for (Page page : pages) {
            tags.add(
                    page.source() == TextSource.TEXT_LAYER
                            ? "born-digital"
                            : page.source() == TextSource.NONE ? "without-text" : "scanned");
            if (!page.parts().tables().isEmpty()) {
                tags.add("with-tables");
            }
            if (!page.parts().barcodes().isEmpty()) {
                tags.add("with-codes");
            }
            if (!page.parts().zones().isEmpty()) {
                tags.add("machine-readable-zone");
            }
        }
        return tags;
    }

    private static String summary(Material material, Choice choice) {
        return choice.category().isEmpty()
                ? "None of the kinds fits " + material.name() + "."
                : material.name() + " is most likely: " + choice.category().replaceAll("\\s+", " ") + " ("
                        + Math.round(100 * choice.confidence()) + " %).";
    }
}
