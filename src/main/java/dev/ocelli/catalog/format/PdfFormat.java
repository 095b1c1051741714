package dev.ocelli.catalog.format;

import dev.ocelli.core.base.MediaType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/**
 * PDF files: born-digital, scanned and mixed.
 *
 * <p>Cut-off files are repaired as far as their page objects can be found. Files locked only against changes open.
 */
public final class PdfFormat implements FileFormat {
    private final FormatLimits limits;
    private final TimeBox timeBox;
    private final GlyphList letterNames = GlyphReader.letterNames();

    public PdfFormat(FormatLimits limits) {
        this.limits = limits;
        this.timeBox = new TimeBox(limits.patience());
    }

    @Override
    public boolean reads(MediaType type) {
        return type.equals(MediaType.PDF);
    }

    @Override
    public OpenDocument open(Path file, MediaType type) {
        return timeBox.call("The PDF", () -> load(file));
    }

    @Override
    public Map<String, String> facts(Path file, MediaType type) {
        return timeBox.call("The PDF", () -> PdfFacts.of(file, limits));
    }

    private OpenDocument load(Path file) throws IOException {
        PDDocument document = PdfFiles.load(file, limits);
        try {
            return new PdfDocument(document, limits, timeBox, letterNames);
        } catch (RuntimeException e) {
            document.close();
            throw e;
        }
    }
}
