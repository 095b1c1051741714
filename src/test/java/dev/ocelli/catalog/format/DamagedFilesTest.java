package dev.ocelli.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.ContentSniffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes changed by chance: nothing but the errors for people may come out, and every file must come to an end. */
final class DamagedFilesTest {
    private static final int CASES = 70;
    private static final FormatLimits LIMITS =
            new FormatLimits(50, 4_000_000, 1_000_000, 8 << 20, Duration.ofSeconds(20));

    private final Formats formats = Formats.standard(LIMITS);
    private final ContentSniffer sniffer = new ContentSniffer();

    @TempDir
    Path folder;

    @Test
    void changed_pdf_files_open_or_are_refused() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(new PDRectangle(300, 300), page -> {
                PdfFile.text(page, PdfFile.PLAIN, 12, 30, 200, "Some text to be damaged");
                page.addRect(20, 20, 100, 50);
                page.stroke();
            });
            assertAllEnd(Files.readAllBytes(pdf.save(folder.resolve("a.pdf"))), MediaType.PDF);
        }
    }

    @Test
    void changed_pictures_open_or_are_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
        assertAllEnd(out.toByteArray(), MediaType.PNG);
    }

    @Test
    void changed_office_files_open_or_are_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Some text to be damaged");
            document.createTable(2, 2);
            document.write(out);
        }
        Path whole = Files.write(folder.resolve("whole.docx"), out.toByteArray());
        assertAllEnd(out.toByteArray(), sniffer.sniff(whole, "whole.docx"));
    }

    private void assertAllEnd(byte[] whole, MediaType type) throws IOException {
        var chance = new Random(20261121);
        int opened = 0;
        for (int i = 0; i < CASES; i++) {
            Path file = Files.write(folder.resolve("damaged"), damaged(whole, chance));
            opened += read(file, type) ? 1 : 0;
            sniffer.sniff(file, "damaged");
        }
        assertThat(opened).as("small damage does not refuse every file").isPositive();
    }

    /** Anything but an {@link OcelliException} fails the test. */
    private boolean read(Path file, MediaType type) {
        try (var open = formats.open(file, type)) {
            PageSource page = open.page(0);
            page.textLayer();
            page.textLayerUsable();
            page.rulings();
            return page.picture(100).getWidth() > 0;
        } catch (OcelliException forPeople) {
            assertThat(forPeople.getMessage()).isNotBlank();
            return false;
        }
    }

    private static byte[] damaged(byte[] whole, Random chance) {
        byte[] bytes = whole.clone();
        switch (chance.nextInt(3)) {
            case 0 -> bytes = Arrays.copyOf(bytes, 1 + chance.nextInt(bytes.length));
            case 1 -> bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
            default -> {
                int from = chance.nextInt(bytes.length);
                int to = Math.min(bytes.length, from + 1 + chance.nextInt(40));
                for (int i = from; i < to; i++) {
                    bytes[i] = (byte) chance.nextInt(256);
                }
            }
        }
        return bytes;
    }
}
