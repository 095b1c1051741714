package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens PDFs within the limits, and writes them so that the same content always gives the same bytes. */
final class PdfFiles {
    private PdfFiles() {}

    /**
     * Opens a PDF whose number of pages is within the limits.
     *
     * @throws OcelliException {@code ENCRYPTED_FILE}, {@code INVALID_FILE}
     */
    static PDDocument load(Path file, FormatLimits limits) throws IOException {
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
            checkPages(document.getNumberOfPages(), limits);
            return document;
        } catch (RuntimeException e) {
            document.close();
            throw e;
        }
    }

    private static void checkPages(int count, FormatLimits limits) {
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

    /** Writes without time and without a random id; what the file was locked with is taken off. */
    static void save(PDDocument document, Path target) throws IOException {
        document.setAllSecurityToBeRemoved(true);
        document.getDocument().getTrailer().removeItem(COSName.ID);
        document.setDocumentId(1L);
        document.save(target.toFile());
    }
}
