package dev.ocelli.catalog.tool.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Puts a secret into every corner of a PDF where nobody looks. */
final class HidingPlaces {
    private HidingPlaces() {}

    static byte[] fill(byte[] pdf, String secret) {
        try (var document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream()) {
            metadata(document, secret);
            layer(document, secret);
            invisible(document, secret);
            annotations(document, secret);
            form(document, secret);
            attachment(document, secret);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void metadata(PDDocument document, String secret) throws IOException {
        document.getDocumentInformation().setTitle("Letter about " + secret);
        document.getDocumentInformation().setCustomMetadataValue("Account", secret);
        String xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><note>" + secret + "</note></x:xmpmeta>";
        var metadata = new PDMetadata(document, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(metadata);
        var outline = new PDDocumentOutline();
        var item = new PDOutlineItem();
        item.setTitle("Account " + secret);
        outline.addLast(item);
        document.getDocumentCatalog().setDocumentOutline(outline);
        document.getPage(1).getCOSObject().setString(COSName.getPDFName("PieceNote"), secret);
    }

    /** A layer that is switched off, named after the secret and showing it. */
    private static void layer(PDDocument document, String secret) throws IOException {
        var properties = new PDOptionalContentProperties();
        document.getDocumentCatalog().setOCProperties(properties);
        var group = new PDOptionalContentGroup("Layer " + secret);
        properties.addGroup(group);
        properties.setGroupEnabled(group, false);
        try (var content = new PDPageContentStream(document, document.getPage(1), AppendMode.APPEND, true, true)) {
            content.beginMarkedContent(COSName.OC, group);
            show(content, secret, 60, 300);
            content.endMarkedContent();
        }
    }

    private static void invisible(PDDocument document, String secret) throws IOException {
        try (var content = new PDPageContentStream(document, document.getPage(2), AppendMode.APPEND, true, true)) {
            content.setRenderingMode(RenderingMode.NEITHER);
            show(content, secret, 60, 400);
            content.setRenderingMode(RenderingMode.FILL);
            show(content, secret, 60, 5_000);
        }
    }

    private static void show(PDPageContentStream content, String text, float x, float y) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 10);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }

    private static void annotations(PDDocument document, String secret) throws IOException {
        var note = new PDAnnotationText();
        note.setContents("remember " + secret);
        note.setRectangle(new PDRectangle(400, 700, 20, 20));
        document.getPage(1).setAnnotations(List.of(note));
    }

    private static void form(PDDocument document, String secret) throws IOException {
        var form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        var resources = new PDResources();
        resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
        form.setDefaultResources(resources);
        form.setDefaultAppearance("/Helv 10 Tf 0 g");
        var field = new PDTextField(form);
        field.setPartialName("account");
        form.getFields().add(field);
        var widget = field.getWidgets().getFirst();
        widget.setRectangle(new PDRectangle(60, 200, 300, 20));
        widget.setPage(document.getPage(2));
        widget.setPrinted(true);
        document.getPage(2).setAnnotations(List.of(widget));
        field.setValue(secret);
    }

    private static void attachment(PDDocument document, String secret) throws IOException {
        var file = new PDEmbeddedFile(
                document, new ByteArrayInputStream(("account=" + secret).getBytes(StandardCharsets.UTF_8)));
        var specification = new PDComplexFileSpecification();
        specification.setFile(secret + ".txt");
        specification.setEmbeddedFile(file);
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("account", specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }
}
