package dev.ocelli.catalog.tool.picture;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as files: which kind, what bytes, what name. */
public final class PictureFiles {
    /** Photos with more pixels than this would be huge as PNG. */
    private static final long LARGE = 1_000_000;

    private static final float QUALITY = 0.92f;
    private static final int LONGEST_STEM = 40;

    private PictureFiles() {}

    /** JPEG for large pictures that come from a photo, otherwise PNG, which loses nothing. */
    static MediaType typeFor(BufferedImage picture, MediaType origin) {
        boolean photo = origin.isImage() && !origin.equals(MediaType.PNG);
        return photo && (long) picture.getWidth() * picture.getHeight() > LARGE ? MediaType.JPEG : MediaType.PNG;
    }

    static String ending(MediaType type) {
        return type.equals(MediaType.JPEG) ? ".jpg" : ".png";
    }

    /** PNG or JPEG bytes of an RGB picture. */
    public static byte[] encode(BufferedImage picture, MediaType type) {
        try (var out = new ByteArrayOutputStream()) {
            if (type.equals(MediaType.JPEG)) {
                writeJpeg(picture, out);
            } else if (!ImageIO.write(picture, "png", out)) {
                throw new OcelliException(ErrorCode.INTERNAL, "The picture could not be written as PNG.");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The picture could not be written.", e);
        }
    }

    private static void writeJpeg(BufferedImage picture, ByteArrayOutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    /** A picture as a {@code data:} URI, for models that look. */
    public static String dataUri(BufferedImage picture) {
        var encoded = encode(picture, MediaType.JPEG);
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(encoded);
    }

    /** The title of a material as the start of a file name: letters, digits, dots and hyphens, without its ending. */
    public static String stem(Material material) {
        String title = material.title().replaceAll("^.*[/\\\\]", "").replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
        String plain = plain(title);
        return plain.isEmpty() ? plain(material.name()) : plain;
    }

    /** Words as part of a file name: lower-case letters, digits and hyphens, at most 40. */
    public static String plain(String words) {
        String plain = words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.length() > LONGEST_STEM ? plain.substring(0, LONGEST_STEM).replaceAll("-+$", "") : plain;
    }
}
