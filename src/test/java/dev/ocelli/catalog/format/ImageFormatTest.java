package dev.ocelli.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.ContentSniffer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageFormatTest {
    private final Formats formats = Formats.standard(FormatLimits.standard());
    private final ContentSniffer sniffer = new ContentSniffer();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tiff"})
    void a_picture_is_one_page_from_edge_to_edge(String kind) throws IOException {
        Path file = write(flag(BufferedImage.TYPE_INT_RGB), kind, "a.bin");
        try (var open = open(file)) {
            PageSource page = open.page(0);
            assertThat(open.pageCount()).isEqualTo(1);
            assertThat(page.aspect()).isEqualTo(2);
            assertThat(page.textLayer()).isEmpty();
            assertThat(page.textLayerUsable()).isFalse();
            assertFlag(page.picture(1000), 1);
            assertThat(page.picture(1000).getWidth()).as("never enlarged").isEqualTo(200);
            assertThat(page.picture(50).getWidth()).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 2", "4, 2", "5, 0.5", "6, 0.5", "7, 0.5", "8, 0.5"})
    void exif_turns_are_applied(int orientation, double aspect) throws IOException {
        Path plain = write(flag(BufferedImage.TYPE_INT_RGB), "jpg", "plain.jpg");
        Path turned =
                Files.write(folder.resolve("turned.jpg"), withOrientation(Files.readAllBytes(plain), orientation));
        try (var open = open(turned)) {
            assertThat(open.page(0).aspect()).isEqualTo(aspect);
            assertFlag(open.page(0).picture(1000), orientation);
        }
    }

    @Test
    void see_through_parts_become_white() throws IOException {
        var picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(3, 3, 0xFF000000);
        try (var open = open(write(picture, "png", "a.png"))) {
            BufferedImage shown = open.page(0).picture(20);
            assertThat(shown.getRGB(10, 10)).isEqualTo(0xFFFFFFFF);
            assertThat(shown.getRGB(3, 3)).isEqualTo(0xFF000000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void depths_and_palettes_become_rgb(int type) throws IOException {
        var picture = new BufferedImage(40, 40, type);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 20, 40);
        graphics.dispose();
        try (var open = open(write(picture, "png", "a.png"))) {
            BufferedImage shown = open.page(0).picture(40);
            assertThat(shown.getRGB(5, 20)).isEqualTo(0xFFFFFFFF);
            assertThat(shown.getRGB(35, 20)).isEqualTo(0xFF000000);
        }
    }

    @Test
    void each_picture_of_a_tiff_is_a_page() throws IOException {
        Path file = folder.resolve("a.tif");
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int width : new int[] {40, 80, 120}) {
                var picture = new BufferedImage(width, 40, BufferedImage.TYPE_BYTE_GRAY);
                writer.writeToSequence(new IIOImage(picture, null, null), null);
            }
            writer.endWriteSequence();
        }
        try (var open = open(file)) {
            assertThat(open.pageCount()).isEqualTo(3);
            assertThat(List.of(
                            open.page(0).aspect(),
                            open.page(1).aspect(),
                            open.page(2).aspect()))
                    .containsExactly(1.0, 2.0, 3.0);
            assertThat(open.page(2).picture(500).getWidth()).isEqualTo(120);
        }
    }

    @Test
    void a_jpeg_in_printing_colours_is_read() throws IOException {
        var raster =
                java.awt.image.Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, 32, 32, 4, null);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                raster.setPixel(x, y, new int[] {255, 255, 255, x < 16 ? 255 : 0});
            }
        }
        Path file = folder.resolve("cmyk.jpg");
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        Path marked = Files.write(folder.resolve("adobe.jpg"), withAdobeMark(Files.readAllBytes(file)));
        try (var open = open(marked)) {
            BufferedImage shown = open.page(0).picture(32);
            assertThat(shown.getRGB(4, 16)).isEqualTo(0xFFFFFFFF);
            assertThat(shown.getRGB(28, 16) & 0xFF).isLessThan(60);
        }
    }

    @ParameterizedTest
    @CsvSource({"libwebp, webp, image/webp", "libaom-av1, avif, image/avif"})
    void webp_and_avif_are_read(String codec, String kind, String type) throws IOException {
        var ffmpeg = new Ffmpeg(folder.resolve("cache"), java.time.Duration.ofSeconds(60));
        Path png = write(flag(BufferedImage.TYPE_INT_RGB), "png", "a.png");
        Path file = folder.resolve("a." + kind);
        ffmpeg.run(
                Ffmpeg.Program.FFMPEG, png, List.of("-c:v", codec, "-frames:v", "1", "-y", file.toString()), 1_000_000);
        assertThat(sniffer.sniff(file, "a").value()).isEqualTo(type);
        try (var open = open(file)) {
            assertThat(open.page(0).aspect()).isEqualTo(2);
            assertFlag(open.page(0).picture(500), 1);
        }
    }

    @Test
    void a_huge_picture_is_refused_by_its_header() throws IOException {
        Path file = Files.write(folder.resolve("huge.png"), pngHeader(50_000, 50_000));
        assertRefused(file, MediaType.PNG, "50000 x 50000");
    }

    @Test
    void a_large_picture_is_decoded_at_a_coarser_step() throws IOException {
        var limits = new FormatLimits(10, 1_000_000, 5_000, 1 << 20, java.time.Duration.ofSeconds(60));
        Path file = write(flag(BufferedImage.TYPE_INT_RGB), "png", "a.png");
        try (var open = Formats.standard(limits).open(file, MediaType.PNG)) {
            assertThat(open.page(0).picture(1000).getWidth()).isEqualTo(100);
        }
    }

    @Test
    void damaged_and_empty_pictures_are_refused() throws IOException {
        Path file = write(flag(BufferedImage.TYPE_INT_RGB), "jpg", "a.jpg");
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.jpg"), java.util.Arrays.copyOf(bytes, 20));
        assertRefused(cut, MediaType.JPEG, "image");
        assertRefused(Files.write(folder.resolve("empty.png"), new byte[0]), MediaType.PNG, "empty");
        assertRefused(cut, new MediaType("image/avif"), "");
    }

    private void assertRefused(Path file, MediaType type, String says) {
        assertThatThrownBy(() -> formats.open(file, type)).isInstanceOfSatisfying(OcelliException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILE);
            assertThat(e).hasMessageContaining(says);
        });
    }

    /** White, 200 x 100, with a black block in the top left eighth. */
    private static BufferedImage flag(int type) {
        var picture = new BufferedImage(200, 100, type);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 200, 100);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, 50, 50);
        graphics.dispose();
        return picture;
    }

    /** Where the block of the flag must stand when the stored picture is to be turned. */
    private static void assertFlag(BufferedImage shown, int orientation) {
        boolean right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean low = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        double wide = orientation >= 5 ? 0.5 : 0.25;
        double high = orientation >= 5 ? 0.25 : 0.5;
        BoundingBox block =
                BoundingBox.ofCorners(right ? 1 - wide : 0, low ? 1 - high : 0, right ? 1 : wide, low ? 1 : high);
        assertThat(Ink.extent(shown).iou(block)).isGreaterThan(0.9);
    }

    private Path write(BufferedImage picture, String kind, String name) throws IOException {
        Path file = folder.resolve(name);
        assertThat(ImageIO.getImageWriters(new ImageTypeSpecifier(picture), kind)
                        .hasNext())
                .isTrue();
        ImageIO.write(picture, kind, file.toFile());
        return file;
    }

    private OpenDocument open(Path file) {
        return formats.open(file, sniffer.sniff(file, ""));
    }

    /** Puts an EXIF block with one entry behind the start of a JPEG. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1});
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0);
        var all = ByteBuffer.allocate(jpeg.length + 36);
        return all.put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** Says that the four colours are inks, stored upside down as Adobe's programs do. */
    private static byte[] withAdobeMark(byte[] jpeg) {
        byte[] mark = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        var all = ByteBuffer.allocate(jpeg.length + mark.length);
        return all.put(jpeg, 0, 2).put(mark).put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17);
        header.put(new byte[] {'I', 'H', 'D', 'R'}).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13});
        out.writeBytes(header.array());
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return out.toByteArray();
    }
}
