package dev.ocelli.catalog.format;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Copies pages of one PDF into another, with nothing but what the page shows: no other page, no file data, no thumbnails,
 * no structure tree, no private data of programs.
 */
final class PdfPageCopy {
    private static final Set<COSName> LEFT_OUT = Set.of(
            COSName.PARENT,
            COSName.METADATA,
            COSName.AA,
            COSName.STRUCT_PARENT,
            COSName.STRUCT_PARENTS,
            COSName.getPDFName("PieceInfo"),
            COSName.getPDFName("LastModified"),
            COSName.getPDFName("Thumb"),
            COSName.getPDFName("IRT"),
            COSName.DEST);

    private final PDDocument target;
    private final IdentityHashMap<COSBase, COSBase> copied = new IdentityHashMap<>();

    PdfPageCopy(PDDocument target) {
        this.target = target;
    }

    /** Adds a copy at the end of the target. */
    PDPage add(PDPage source) throws IOException {
        var page = new PDPage(source.getMediaBox());
        page.setCropBox(rectangle(source.getCropBox()));
        page.setRotation(source.getRotation());
        COSDictionary from = source.getCOSObject();
        PDResources resources = source.getResources();
        COSDictionary to = page.getCOSObject();
        put(to, COSName.RESOURCES, resources == null ? new COSDictionary() : resources.getCOSObject());
        put(to, COSName.CONTENTS, from.getDictionaryObject(COSName.CONTENTS));
        put(to, COSName.ANNOTS, from.getDictionaryObject(COSName.ANNOTS));
        put(to, COSName.GROUP, from.getDictionaryObject(COSName.GROUP));
        put(to, COSName.getPDFName("UserUnit"), from.getDictionaryObject(COSName.getPDFName("UserUnit")));
        target.addPage(page);
        return page;
    }

    private static PDRectangle rectangle(PDRectangle box) {
        return new PDRectangle(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
    }

    private void put(COSDictionary to, COSName key, @org.jspecify.annotations.Nullable COSBase value)
            throws IOException {
        if (value != null) {
            to.setItem(key, copy(value));
        }
    }

    /** Whether a page that was copied needs this. */
    boolean has(COSBase value) {
        return copied.containsKey(value);
    }

    /** Deep, keeping what is shared shared; pages that something points to become null. */
    COSBase copy(@org.jspecify.annotations.Nullable COSBase value) throws IOException {
        COSBase plain = value instanceof COSObject reference ? reference.getObject() : value;
        if (plain == null) {
            return COSNull.NULL;
        }
        COSBase known = copied.get(plain);
        if (known != null) {
            return known;
        }
        return switch (plain) {
            case COSStream stream -> copyStream(stream);
            case COSDictionary dictionary -> copyDictionary(dictionary);
            case COSArray array -> copyArray(array);
            default -> plain;
        };
    }

    private COSBase copyStream(COSStream stream) throws IOException {
        COSStream copy = target.getDocument().createCOSStream();
        copied.put(stream, copy);
        try (var in = stream.createRawInputStream();
                var out = copy.createRawOutputStream()) {
            in.transferTo(out);
        }
        fill(stream, copy);
        return copy;
    }

    private COSBase copyDictionary(COSDictionary dictionary) throws IOException {
        COSName type = dictionary.getCOSName(COSName.TYPE);
        if (COSName.PAGE.equals(type) || COSName.PAGES.equals(type) || isJump(dictionary)) {
            return COSNull.NULL;
        }
        var copy = new COSDictionary();
        copied.put(dictionary, copy);
        fill(dictionary, copy);
        copy.setDirect(dictionary.isDirect());
        return copy;
    }

    /** Actions other than opening a web address lead to other pages, files or programs. */
    private static boolean isJump(COSDictionary dictionary) {
        COSName kind = dictionary.getCOSName(COSName.S);
        boolean action = COSName.getPDFName("Action").equals(dictionary.getCOSName(COSName.TYPE))
                || (kind != null
                        && Set.of("GoTo", "GoToR", "GoToE", "Launch", "JavaScript", "SubmitForm", "Named")
                                .contains(kind.getName()));
        return action && !COSName.URI.equals(kind);
    }

    private void fill(COSDictionary from, COSDictionary to) throws IOException {
        for (Map.Entry<COSName, COSBase> entry : from.entrySet()) {
            COSName key = entry.getKey();
            // a group of layers has a word under P, an annotation its page
            boolean page = key.equals(COSName.P) && from.getCOSDictionary(COSName.P) != null;
            if (!page && !LEFT_OUT.contains(key) && !key.equals(COSName.LENGTH)) {
                to.setItem(entry.getKey(), copy(entry.getValue()));
            }
        }
    }

    private COSBase copyArray(COSArray array) throws IOException {
        var copy = new COSArray();
        copied.put(array, copy);
        for (COSBase item : array) {
            copy.add(copy(item));
        }
        copy.setDirect(array.isDirect());
        return copy;
    }
}
