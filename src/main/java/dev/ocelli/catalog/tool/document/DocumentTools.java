package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.PdfForms;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.catalog.tool.secret.SecretSearch;
import java.util.ArrayList;
import java.util.List;

/** The tools for documents. */
public final class DocumentTools {
    private DocumentTools() {}

    /** A new tool is one line here. */
    public static List<Tool> all(Formats formats, Pictures pictures) {
        var limits = FormatLimits.standard();
        var redactor = new Redactor(formats, limits, pictures);
        var pages = new PdfPages(formats, limits, pictures);
        var kinds = new KindFinder(KnownKind.read());
        var categories = new Categories(kinds);
        var tools = new ArrayList<Tool>();
        var search = new SecretSearch();
        tools.add(new RedactDocumentTool(redactor, pictures, search));
        tools.add(new SplitDocumentTool(new PackageSplit(kinds), pictures, pages, categories));
        tools.add(new ClassifyDocumentTool(kinds, categories));
        tools.add(new MergeDocumentsTool(pages));
        tools.addAll(PageOrderTool.all(pages));
        tools.add(new EditDocumentTool(redactor, pictures, search));
        tools.add(new FillFormTool(new PdfForms(limits)));
        tools.add(new CompareDocumentsTool());
        tools.add(new CheckConsistencyTool());
        tools.add(new TransformDocumentTool(new Transformations(formats, limits, pictures)));
        tools.add(new DetectLayoutTool());
        tools.add(new ZipFilesTool());
        return tools;
    }
}
