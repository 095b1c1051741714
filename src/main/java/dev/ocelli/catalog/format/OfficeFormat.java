package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * Word, Excel and PowerPoint files, new and old.
 *
 * <p>Such files hold text but no drawn pages. Their pages are laid out by us: headings in larger bold type, tables as
 * ruled cells, sheets of a workbook one after the other, slides at the places of their shapes. The look of the
 * original program is not copied; text, boxes and picture of a page agree with each other.
 */
public final class OfficeFormat implements FileFormat {
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final MediaType LOCKED = new MediaType("application/x-tika-ooxml-protected");
    private static final int MOST_PARTS = 20_000;
    private static final double SMALLEST_RATIO = 0.002;

    private final Map<MediaType, OfficeReader> readers;
    private final FormatLimits limits;
    private final TimeBox timeBox;

    public OfficeFormat(FormatLimits limits) {
        this.limits = limits;
        this.timeBox = new TimeBox(limits.patience());
        this.readers = Map.of(
                new MediaType(OPEN_XML + "wordprocessingml.document"), new WordReader(),
                new MediaType("application/msword"), new OldWordReader(),
                new MediaType(OPEN_XML + "spreadsheetml.sheet"), new WorkbookReader(),
                new MediaType("application/vnd.ms-excel"), new OldWorkbookReader(),
                new MediaType(OPEN_XML + "presentationml.presentation"), new SlideReader(),
                new MediaType("application/vnd.ms-powerpoint"), new SlideReader());
        // POI keeps its guards against zip bombs for the whole process
        ZipSecureFile.setMaxEntrySize(limits.unpackedBytes());
        ZipSecureFile.setMinInflateRatio(SMALLEST_RATIO);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    @Override
    public boolean reads(MediaType type) {
        return type.equals(LOCKED) || readers.containsKey(type);
    }

    @Override
    public OpenDocument open(Path file, MediaType type) {
        return timeBox.call("The document", () -> load(file, type));
    }

    private OpenDocument load(Path file, MediaType type) throws IOException {
        OfficeReader reader = readers.get(type);
        if (reader == null) {
            throw locked(null);
        }
        if (type.value().startsWith(OPEN_XML)) {
            checkUnpackedSize(file);
        }
        var lettering = new Lettering();
        try {
            var paper = new OfficeReader.Paper(lettering, limits);
            return new LaidOutDocument(reader.read(file, paper), lettering, limits, timeBox, paper.warnings());
        } catch (EncryptedDocumentException e) {
            lettering.close();
            throw locked(e);
        } catch (IOException | RuntimeException e) {
            lettering.close();
            throw e;
        }
    }

    private static OcelliException locked(@org.jspecify.annotations.Nullable Throwable cause) {
        return new OcelliException(
                ErrorCode.ENCRYPTED_FILE,
                null,
                "The document is locked with a password. Remove the password and send it again.",
                cause);
    }

    /** Declared sizes may lie; POI checks the true ones part by part while it unpacks. */
    private void checkUnpackedSize(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            long bytes = zip.stream().mapToLong(e -> Math.max(0, e.getSize())).sum();
            if (zip.size() > MOST_PARTS || bytes > 4 * limits.unpackedBytes()) {
                throw new OcelliException(
                        ErrorCode.INVALID_FILE,
                        null,
                        "The document unpacks to " + bytes / 1_000_000 + " MB in " + zip.size()
                                + " parts; that is more than is read.");
            }
        }
    }
}
