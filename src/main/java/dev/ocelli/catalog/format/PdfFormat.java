package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
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

    private OpenDocument load(Path file) throws IOException {
        PDDocument document;
        try {
            document = Loader.loadPDF(file.toFile(), IOUtils.createMemoryOnlyStreamCache());
        } catch (InvalidPasswordException e) {
            throw new OcelliException(
                    ErrorCode.ENCRYPTED_FILE,
                    null,
                    "The PDF is locked with a password. Remove the password and send it again.",
                    e);
        }
        try {
            checkPages(document.getNumberOfPages());
            return new PdfDocument(document, limits, timeBox, letterNames);
        } catch (RuntimeException e) {
            document.close();
            throw e;
        }
    }

    private void checkPages(int count) {
        if (count < 1) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The PDF has no pages.");
        }
        if (count > limits.pages()) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The PDF has " + count + " pages; at most " + limits.pages() + " are read. Split it.");
        }
    }
}
