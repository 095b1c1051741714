package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kinds of file that can be opened, tried in order. Any thread. */
public final class Formats {
    private static final String SUPPORTED = "PDF; images (JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF);"
            + " Word, Excel and PowerPoint; plain text, Markdown, CSV, HTML";

    private final List<FileFormat> formats;

    public Formats(List<FileFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** Every kind that ships with the product; helper programs are unpacked below the user's cache folder. */
    public static Formats standard(FormatLimits limits) {
        return standard(limits, Path.of(System.getProperty("user.home"), ".cache", "ocelli"));
    }

    /** Every kind that ships with the product; helper programs are unpacked below {@code cache} when first needed. */
    public static Formats standard(FormatLimits limits, Path cache) {
        var ffmpeg = new Ffmpeg(cache, limits.patience());
        return new Formats(List.of(
                new PdfFormat(limits),
                new ImageFormat(limits, ffmpeg),
                new OfficeFormat(limits),
                new TextFormat(limits)));
    }

    public boolean reads(MediaType type) {
        return formats.stream().anyMatch(format -> format.reads(type));
    }

    /**
     * Opens a file for reading its pages; {@code type} comes from its content, not from its name.
     *
     * @throws OcelliException {@code UNSUPPORTED_FILE} for a kind that nobody reads; {@code INVALID_FILE} and {@code
     *     ENCRYPTED_FILE} as {@link FileFormat#open} says
     */
    public OpenDocument open(Path file, MediaType type) {
        refuseEmpty(file);
        return format(type).open(file, type);
    }

    /**
     * What the file says about itself: names and values for people, such as {@code title} or {@code camera}.
     *
     * @throws OcelliException as {@link #open}
     */
    public Map<String, String> facts(Path file, MediaType type) {
        refuseEmpty(file);
        return format(type).facts(file, type);
    }

    private FileFormat format(MediaType type) {
        return formats.stream()
                .filter(format -> format.reads(type))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.UNSUPPORTED_FILE,
                        null,
                        "Cannot read pages of a file of type " + type + ". Send one of: " + SUPPORTED + "."));
    }

    private static void refuseEmpty(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new OcelliException(
                        ErrorCode.INVALID_FILE, null, "The file is empty (0 bytes). Upload it again.");
            }
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The file could not be read.", e);
        }
    }
}
