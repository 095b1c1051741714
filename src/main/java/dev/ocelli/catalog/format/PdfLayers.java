package dev.ocelli.catalog.format;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.jspecify.annotations.Nullable;

/** Which layers of a PDF are switched on, and whether the drawing is inside a switched-off one right now. */
final class PdfLayers {
    private final @Nullable PDOptionalContentProperties properties;
    private int hiddenDepth;

    PdfLayers(PDDocument document) {
        this.properties = document.getDocumentCatalog().getOCProperties();
    }

    void reset() {
        hiddenDepth = 0;
    }

    boolean visible() {
        return hiddenDepth == 0;
    }

    void begin(@Nullable COSDictionary marked) {
        if (hiddenDepth > 0) {
            hiddenDepth++;
        } else if (properties != null && marked != null && !shows(PDPropertyList.create(marked))) {
            hiddenDepth = 1;
        }
    }

    void end() {
        hiddenDepth = Math.max(0, hiddenDepth - 1);
    }

    /** A group shows when it is on; a set of groups shows when one of them does. */
    boolean shows(@Nullable PDPropertyList layer) {
        if (properties == null) {
            return true;
        }
        return switch (layer) {
            case PDOptionalContentGroup group -> properties.isGroupEnabled(group);
            case PDOptionalContentMembershipDictionary set ->
                set.getOCGs().isEmpty() || set.getOCGs().stream().anyMatch(this::shows);
            case null, default -> true;
        };
    }
}
