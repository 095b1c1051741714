package dev.ocelli.engine.perceive.see;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Barcode;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds bar and QR codes on a picture, several of them, in time bounded by the picture's size. */
public final class Barcodes {
    private static final int LONGEST_SIDE = 1600;

    /** Left out: kinds so short or loose that lines of print are taken for them. */
    private static final List<BarcodeFormat> FORMATS = List.of(
            BarcodeFormat.QR_CODE,
            BarcodeFormat.DATA_MATRIX,
            BarcodeFormat.AZTEC,
            BarcodeFormat.PDF_417,
            BarcodeFormat.CODE_128,
            BarcodeFormat.CODE_39,
            BarcodeFormat.EAN_13,
            BarcodeFormat.EAN_8,
            BarcodeFormat.UPC_A,
            BarcodeFormat.ITF);

    private static final int SHORTEST_TEXT = 4;

    private Barcodes() {}

    /** Codes with boxes in fractions of {@code picture}; empty when there are none. */
    public static List<Barcode> find(BufferedImage picture) {
        var small = shrink(picture);
        var source = new BufferedImageLuminanceSource(small);
        var found = new ArrayList<Barcode>();
        for (var result : decode(source)) {
            if (result.getText() != null && result.getText().length() >= SHORTEST_TEXT) {
                add(found, barcode(result, small.getWidth(), small.getHeight()));
            }
        }
        return found;
    }

    private static List<Result> decode(LuminanceSource source) {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, FORMATS);
        var results = new ArrayList<Result>();
        try {
            results.addAll(List.of(new QRCodeMultiReader().decodeMultiple(bitmap(source), hints)));
        } catch (NotFoundException e) {
            // No QR code here: the other kinds are still to be tried.
        }
        try {
            results.addAll(List.of(
                    new GenericMultipleBarcodeReader(new MultiFormatReader()).decodeMultiple(bitmap(source), hints)));
        } catch (NotFoundException e) {
            // The library's word for "none".
        }
        return results;
    }

    private static BinaryBitmap bitmap(LuminanceSource source) {
        return new BinaryBitmap(new HybridBinarizer(source));
    }

    private static void add(List<Barcode> found, Barcode code) {
        if (found.stream()
                .noneMatch(f -> f.text().equals(code.text()) && f.box().iou(code.box()) > 0.1)) {
            found.add(code);
        }
    }

    private static Barcode barcode(Result result, int width, int height) {
        double left = width;
        double top = height;
        double right = 0;
        double bottom = 0;
        for (var point : result.getResultPoints()) {
            if (point != null) {
                left = Math.min(left, point.getX());
                right = Math.max(right, point.getX());
                top = Math.min(top, point.getY());
                bottom = Math.max(bottom, point.getY());
            }
        }
        return new Barcode(
                result.getBarcodeFormat().name(),
                result.getText(),
                BoundingBox.ofCorners(left / width, top / height, right / width, bottom / height));
    }

    private static BufferedImage shrink(BufferedImage picture) {
        int longer = Math.max(picture.getWidth(), picture.getHeight());
        if (longer <= LONGEST_SIDE) {
            return picture;
        }
        double scale = (double) LONGEST_SIDE / longer;
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = small.createGraphics();
        graphics.drawImage(picture.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }
}
