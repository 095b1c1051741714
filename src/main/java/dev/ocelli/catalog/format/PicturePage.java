package dev.ocelli.catalog.format;

import dev.ocelli.core.perception.TextLine;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Pages that are pictures, and invisible words over pages. */
final class PicturePage {
    private static final float QUALITY = 0.9f;

    /** More bytes a pixel than this in a lossless picture are grain, which JPEG packs better. */
    private static final double GRAIN = 0.35;

    private static final COSName PICTURE = COSName.getPDFName("OcelliPicture");

    private final PDDocument document;
    private final HiddenFonts fonts;

    PicturePage(PDDocument document, HiddenFonts fonts) {
        this.document = document;
        this.fonts = fonts;
    }

    /** {@code width} and {@code height} of the paper, in points. */
    void add(BufferedImage picture, double width, double height, List<TextLine> words) throws IOException {
        var page = new PDPage(new PDRectangle((float) width, (float) height));
        page.setResources(new PDResources());
        page.getResources().put(PICTURE, pack(picture));
        String size = HiddenText.number(width) + " 0 0 " + HiddenText.number(height) + " 0 0 cm";
        String text = "";
        if (!words.isEmpty()) {
            text = new HiddenText(fonts, width, height).orders(words, new AffineTransform());
            fonts.addTo(page.getResources().getCOSObject());
        }
        page.getCOSObject()
                .setItem(COSName.CONTENTS, stream("q\n" + size + "\n/" + PICTURE.getName() + " Do\nQ\n" + text));
        document.addPage(page);
    }

    /** Puts words over a page of this document. */
    void over(PDPage page, List<TextLine> words) throws IOException {
        if (words.isEmpty()) {
            return;
        }
        PageFrame frame = PageFrame.of(page);
        String text = new HiddenText(fonts, frame.width(), frame.height()).orders(words, fromShown(frame));
        COSDictionary resources = ownResources(page);
        fonts.addTo(resources);
        var contents = new COSArray();
        contents.add(stream("q\n"));
        COSBase before = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        if (before instanceof COSArray several) {
            contents.addAll(several);
        } else if (before != null) {
            contents.add(before);
        }
        contents.add(stream("\nQ\n" + text));
        page.getCOSObject().setItem(COSName.CONTENTS, contents);
    }

    /** Pages may share their resources; what is added to one page's must not show in another's. */
    private static COSDictionary ownResources(PDPage page) {
        PDResources shared = page.getResources();
        var own = new COSDictionary(shared == null ? new COSDictionary() : shared.getCOSObject());
        COSDictionary named = own.getCOSDictionary(COSName.FONT);
        own.setItem(COSName.FONT, named == null ? new COSDictionary() : new COSDictionary(named));
        page.getCOSObject().setItem(COSName.RESOURCES, own);
        return own;
    }

    /** From points of the page as shown, origin at the lower left, to the page's own space. */
    private static AffineTransform fromShown(PageFrame frame) throws IOException {
        try {
            AffineTransform transform = frame.toShown().createInverse();
            transform.concatenate(new AffineTransform(1, 0, 0, -1, 0, frame.height()));
            return transform;
        } catch (NoninvertibleTransformException e) {
            throw new IOException("a page without extent", e);
        }
    }

    private PDImageXObject pack(BufferedImage picture) throws IOException {
        BufferedImage plain = Greyness.isGrey(picture) ? Greyness.grey(picture) : picture;
        PDImageXObject lossless = LosslessFactory.createFromImage(document, plain);
        double pixels = (double) picture.getWidth() * picture.getHeight();
        if (lossless.getCOSObject().getLength() <= GRAIN * pixels) {
            return lossless;
        }
        lossless.getCOSObject().close();
        return JPEGFactory.createFromImage(document, plain, QUALITY);
    }

    private COSStream stream(String orders) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(orders.getBytes(StandardCharsets.ISO_8859_1));
        }
        return stream;
    }
}
