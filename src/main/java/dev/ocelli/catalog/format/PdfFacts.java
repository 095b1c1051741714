package dev.ocelli.catalog.format;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** What a PDF says about itself. */
final class PdfFacts {
    private static final int LONGEST = 300;

    private PdfFacts() {}

    static Map<String, String> of(Path file, FormatLimits limits) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        try (PDDocument document = PdfFiles.load(file, limits)) {
            PDDocumentInformation info = document.getDocumentInformation();
            put(facts, "title", info.getTitle());
            put(facts, "author", info.getAuthor());
            put(facts, "subject", info.getSubject());
            put(facts, "keywords", info.getKeywords());
            put(facts, "creator", info.getCreator());
            put(facts, "producer", info.getProducer());
            put(facts, "created", date(info.getCreationDate()));
            put(facts, "modified", date(info.getModificationDate()));
            put(facts, "pdf_version", String.format(Locale.ROOT, "%.1f", document.getVersion()));
            put(facts, "page_size", size(document.getPage(0)));
            if (document.getDocumentCatalog().getCOSObject().containsKey("AcroForm")) {
                put(facts, "form", "yes");
            }
            if (document.isEncrypted()) {
                put(facts, "locked_against_changes", "yes");
            }
        }
        return facts;
    }

    private static String size(PDPage page) {
        var box = page.getCropBox();
        boolean sideways = page.getRotation() % 180 != 0;
        double width = sideways ? box.getHeight() : box.getWidth();
        double height = sideways ? box.getWidth() : box.getHeight();
        return String.format(Locale.ROOT, "%.0f x %.0f mm", width / 72 * 25.4, height / 72 * 25.4);
    }

    private static @Nullable String date(@Nullable Calendar date) {
        try {
            return date == null ? null : date.toInstant().toString();
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    /** Strangers' words: bounded, without control characters. */
    static void put(Map<String, String> facts, String name, @Nullable String value) {
        String plain = value == null ? "" : value.replaceAll("\\p{Cntrl}+", " ").strip();
        if (!plain.isEmpty()) {
            facts.put(name, plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain);
        }
    }
}
