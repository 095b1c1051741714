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
import dev.ocelli.catalog.tool.document.PdfPages.Pick;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tools that give a file's pages in another order, number or turn, as a new PDF: {@code extract_pages}, {@code
 * delete_pages}, {@code reorder_pages}, {@code rotate_pages}.
 */
final class PageOrderTool implements Tool {
    private static final String KEPT =
            " Text stays text; bookmarks and attachments are left behind, form fields become print.";

    private final ToolDescription description;
    private final Order order;
    private final String suffix;
    private final PdfPages pages;

    /** Which pages, in which order, turned how. */
    private interface Order {
        List<Pick> picks(Arguments given, Material material, int count);
    }

    private PageOrderTool(ToolDescription description, Order order, String suffix, PdfPages pages) {
        this.description = description;
        this.order = order;
        this.suffix = suffix;
        this.pages = pages;
    }

    static List<Tool> all(PdfPages pages) {
        return List.of(
                new PageOrderTool(
                        describe("extract_pages", "Takes some pages out of a file as a PDF of their own.", true),
                        (given, material, count) -> straight(material, wanted(given, count)),
                        "pages",
                        pages),
                new PageOrderTool(
                        describe("delete_pages", "Gives a file without some of its pages, as a PDF.", true),
                        (given, material, count) -> straight(material, rest(wanted(given, count), count)),
                        "shortened",
                        pages),
                new PageOrderTool(
                        new ToolDescription(
                                "reorder_pages",
                                Toolset.DOCUMENT,
                                "Puts pages of a file into another order, as a PDF; pages that are not named follow in"
                                        + " their old order." + KEPT,
                                new Parameters().file().pages().require("pages").schema(),
                                Need.NOTHING),
                        PageOrderTool::reordered,
                        "reordered",
                        pages),
                new PageOrderTool(rotating(), PageOrderTool::rotated, "rotated", pages));
    }

    private static ToolDescription describe(String name, String summary, boolean required) {
        var parameters = new Parameters().file().pages();
        return new ToolDescription(
                name,
                Toolset.DOCUMENT,
                summary + KEPT,
                (required ? parameters.require("pages") : parameters).schema(),
                Need.NOTHING);
    }

    private static ToolDescription rotating() {
        return new ToolDescription(
                "rotate_pages",
                Toolset.DOCUMENT,
                "Turns pages of a file clockwise by quarter turns, as a PDF; all pages when none is named." + KEPT,
                new Parameters()
                        .file()
                        .pages()
                        .whole("degrees", "90, 180 or 270, clockwise; -90 is 270", -270, 270)
                        .require("degrees")
                        .schema(),
                Need.NOTHING);
    }

    private static List<Integer> wanted(Arguments given, int count) {
        return given.findPages("pages")
                .map(pages -> within(pages, count))
                .orElseThrow(
                        () -> given.refused("pages", "The argument pages is missing; expected page numbers from 1."));
    }

    private static List<Integer> within(List<Integer> pages, int count) {
        for (int page : pages) {
            if (page >= count) {
                throw new OcelliException(
                        ErrorCode.PAGE_OUT_OF_RANGE,
                        "pages",
                        "Page " + (page + 1) + " was asked for; the file has " + Counted.of(count, "page") + ".");
            }
        }
        return pages;
    }

    private static List<Integer> rest(List<Integer> without, int count) {
        return IntStream.range(0, count)
                .filter(page -> !without.contains(page))
                .boxed()
                .toList();
    }

    private static List<Pick> straight(Material material, List<Integer> pages) {
        return pages.stream().map(page -> new Pick(material, page, 0)).toList();
    }

    private static List<Pick> reordered(Arguments given, Material material, int count) {
        var order = new ArrayList<Integer>(within(given.pagesInOrder("pages"), count));
        var seen = new HashSet<>(order);
        order.addAll(rest(new ArrayList<>(seen), count));
        return straight(material, order);
    }

    private static List<Pick> rotated(Arguments given, Material material, int count) {
        int degrees = given.whole("degrees", 0, -270, 270);
        if (degrees % 90 != 0 || degrees == 0) {
            throw given.refused("degrees", "degrees is " + degrees + "; expected 90, 180 or 270.");
        }
        Set<Integer> turned = new HashSet<>(given.findPages("pages")
                .map(pages -> within(pages, count))
                .orElseGet(() -> IntStream.range(0, count).boxed().toList()));
        return IntStream.range(0, count)
                .mapToObj(page -> new Pick(material, page, turned.contains(page) ? degrees : 0))
                .toList();
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.DOCUMENT, Toolset.CORE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, description);
        var material = given.file(context);
        var picks = order.picks(given, material, pages.count(material));
        try (var scratch = Scratch.create()) {
            pages.write(picks, scratch.file());
            String name = PictureFiles.stem(material) + "-" + suffix + ".pdf";
            var kept = context.keep(new NewArtifact(MediaType.PDF, name, scratch.file()));
            var output = Json.object();
            Outputs.artifact(output.putObject("document"), kept);
            var numbers = output.putArray("pages");
            picks.forEach(pick -> numbers.add(pick.page() + 1));
            return new ToolResult(
                    output,
                    "Made a PDF of " + Counted.of(picks.size(), "page") + " of " + material.name() + ".",
                    List.of(kept));
        }
    }
}
