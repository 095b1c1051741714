package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.util.Collection;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/** A PDF whose pages are copied into another one. */
final class PdfPart implements AutoCloseable {
    private final PDDocument source;
    private final PdfPageCopy copy;
    private final PlainPages plain;

    PdfPart(PDDocument source, PDDocument target) {
        this.source = source;
        this.copy = new PdfPageCopy(target);
        this.plain = new PlainPages(source, target, copy);
        printFields();
    }

    /** A field whose look cannot be made stays as it is; its widget is copied with the page. */
    private void printFields() {
        try {
            PDAcroForm form = source.getDocumentCatalog().getAcroForm();
            if (form != null && !form.getFields().isEmpty() && !form.xfaIsDynamic()) {
                form.flatten();
            }
        } catch (IOException | RuntimeException damaged) {
            source.getDocumentCatalog().getCOSObject().removeItem(COSName.ACRO_FORM);
        }
    }

    PDPage addPage(int index) throws IOException {
        return copy.add(page(index));
    }

    boolean addIfPlain(int index) throws IOException {
        return index < source.getNumberOfPages() && plain.add(index);
    }

    private PDPage page(int index) {
        if (index < 0 || index >= source.getNumberOfPages()) {
            throw new OcelliException(
                    ErrorCode.PAGE_OUT_OF_RANGE,
                    null,
                    "Page " + (index + 1) + " was asked for; the PDF has " + source.getNumberOfPages() + " pages.");
        }
        return source.getPage(index);
    }

    /** Layers of copied pages that were switched off in their source stay switched off. */
    static void joinLayers(Collection<PdfPart> parts, PDDocument target) throws IOException {
        var groups = new COSArray();
        var off = new COSArray();
        for (PdfPart part : parts) {
            part.addLayers(groups, off);
        }
        if (groups.size() == 0) {
            return;
        }
        var usual = new COSDictionary();
        usual.setItem(COSName.OFF, off);
        var properties = new COSDictionary();
        properties.setItem(COSName.OCGS, groups);
        properties.setItem(COSName.D, usual);
        target.getDocumentCatalog().getCOSObject().setItem(COSName.OCPROPERTIES, properties);
    }

    private void addLayers(COSArray groups, COSArray off) throws IOException {
        COSDictionary properties = source.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.OCPROPERTIES);
        COSArray all = properties == null ? null : properties.getCOSArray(COSName.OCGS);
        COSDictionary usual = properties == null ? null : properties.getCOSDictionary(COSName.D);
        if (all == null || usual == null) {
            return;
        }
        boolean allOff = COSName.OFF.equals(usual.getCOSName(COSName.BASE_STATE));
        COSArray on = usual.getCOSArray(COSName.ON);
        COSArray hidden = usual.getCOSArray(COSName.OFF);
        for (int i = 0; i < all.size(); i++) {
            COSBase group = all.getObject(i);
            if (!copy.has(group)) {
                continue;
            }
            groups.add(copy.copy(group));
            boolean isOff = allOff ? !holds(on, group) : holds(hidden, group);
            if (isOff) {
                off.add(copy.copy(group));
            }
        }
    }

    private static boolean holds(@org.jspecify.annotations.Nullable COSArray array, COSBase wanted) {
        for (int i = 0; array != null && i < array.size(); i++) {
            if (wanted.equals(array.getObject(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
