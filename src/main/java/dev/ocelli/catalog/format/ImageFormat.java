package dev.ocelli.catalog.format;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Pictures: JPEG, PNG, WebP, BMP, GIF (its first frame), TIFF (each picture in it is a page), HEIC and AVIF.
 *
 * <p>Sizes are checked in the header before anything is decoded; very large pictures are decoded at a coarser step.
 */
public final class ImageFormat implements FileFormat {
    private static final Set<String> READ = Set.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "image/tiff",
            "image/bmp",
            "image/x-ms-bmp",
            "image/gif",
            "image/jp2",
            "image/x-portable-anymap");

    private static final Set<String> BY_FFMPEG =
            Set.of("image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence", "image/avif");

    private final FormatLimits limits;
    private final Ffmpeg ffmpeg;
    private final TimeBox timeBox;

    public ImageFormat(FormatLimits limits, Ffmpeg ffmpeg) {
        this.limits = limits;
        this.ffmpeg = ffmpeg;
        this.timeBox = new TimeBox(limits.patience());
    }

    @Override
    public boolean reads(MediaType type) {
        return READ.contains(type.value()) || BY_FFMPEG.contains(type.value());
    }

    @Override
    public OpenDocument open(Path file, MediaType type) {
        if (BY_FFMPEG.contains(type.value())) {
            return openByFfmpeg(file, type);
        }
        return timeBox.call(
                "The image", () -> load(ImageIO.createImageInputStream(file.toFile()), type, exifTurn(file, type)));
    }

    @Override
    public Map<String, String> facts(Path file, MediaType type) {
        return timeBox.call("The image", () -> ImageFacts.of(file));
    }

    private OpenDocument openByFfmpeg(Path file, MediaType type) {
        if (!ffmpeg.isPresent()) {
            throw new OcelliException(
                    ErrorCode.UNSUPPORTED_FILE,
                    null,
                    "Images of type " + type + " cannot be read on this platform. Convert the image to JPEG or PNG.");
        }
        var picture = new HeifPicture(ffmpeg, file);
        checkSize(picture.width(), picture.height());
        byte[] png = picture.png((int) Math.min(Integer.MAX_VALUE / 2, limits.unpackedBytes()));
        return timeBox.call("The image", () -> {
            var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(png));
            return load(input, MediaType.PNG, 1);
        });
    }

    private OpenDocument load(ImageInputStream input, MediaType type, int orientation) throws IOException {
        try {
            ImageReader reader = reader(input, type);
            reader.setInput(input, false, true);
            int count = type.value().equals("image/tiff") ? reader.getNumImages(true) : 1;
            check(reader, count);
            return new ImageDocument(reader, input, orientation, count, limits, timeBox);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static ImageReader reader(ImageInputStream input, MediaType type) {
        Iterator<ImageReader> byContent = ImageIO.getImageReaders(input);
        if (byContent.hasNext()) {
            return byContent.next();
        }
        throw new OcelliException(
                ErrorCode.INVALID_FILE, null, "The image (" + type + ") is damaged: its header could not be read.");
    }

    private void check(ImageReader reader, int count) throws IOException {
        if (count < 1) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The file holds no image.");
        }
        if (count > limits.pages()) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The file holds " + count + " images; at most " + limits.pages() + " are read. Split it.");
        }
        for (int i = 0; i < count; i++) {
            checkSize(reader.getWidth(i), reader.getHeight(i));
        }
    }

    private void checkSize(long width, long height) {
        if (width < 1 || height < 1) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The image has no pixels.");
        }
        if (width * height > limits.pixels()) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The image has " + width + " x " + height + " pixels; at most " + limits.pixels() / 1_000_000
                            + " megapixels are read. Make it smaller.");
        }
    }

    /** The EXIF orientation, 1 to 8; 1 when nothing is said. */
    private static int exifTurn(Path file, MediaType type) {
        if (type.value().equals("image/tiff")) {
            // each picture of a TIFF carries its own
            return 1;
        }
        try {
            var directory =
                    ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer turn = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return turn == null || turn < 1 || turn > 8 ? 1 : turn;
        } catch (ImageProcessingException | IOException | RuntimeException noMetadata) {
            return 1;
        }
    }
}
