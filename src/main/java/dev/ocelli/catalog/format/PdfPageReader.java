package dev.ocelli.catalog.format;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Walks over the drawing orders of one page once and notes letters, pictures and lines. */
final class PdfPageReader extends PDFGraphicsStreamEngine {
    private static final int MOST_PICTURES = 2_000;

    private final PageFrame frame;
    private final GlyphReader letters;
    private final PdfLayers layers;
    private boolean jpeg2000;
    private final Rulings rulings;
    private final DrawingOrders orders;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<PageInk.Picture> pictures = new ArrayList<>();
    private final GeneralPath path = new GeneralPath();
    private @Nullable Integer clipRule;
    private int order;
    private int strokes;
    private boolean blank = true;

    PdfPageReader(PDPage page, PageFrame frame, GlyphReader letters, PdfLayers layers, DrawingOrders orders) {
        super(page);
        this.frame = frame;
        this.letters = letters;
        this.layers = layers;
        this.orders = orders;
        this.rulings = new Rulings(frame);
    }

    PageInk read() throws IOException {
        layers.reset();
        processPage(getPage());
        for (PDAnnotation annotation : getPage().getAnnotations()) {
            if (!annotation.isHidden() && !annotation.isNoView() && layers.shows(annotation.getOptionalContent())) {
                showAnnotation(annotation);
            }
        }
        return new PageInk(glyphs, pictures, rulings.merged(), strokes, blank);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        orders.next();
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        if (layers.visible()) {
            letters.read(matrix, font, code, displacement, getGraphicsState(), order++)
                    .ifPresent(this::add);
        }
    }

    private void add(Glyph glyph) {
        if (!glyph.isSpace()) {
            blank = false;
        }
        glyphs.add(glyph);
    }

    @Override
    public void drawImage(PDImage image) {
        boolean hidden = image instanceof PDImageXObject object && !layers.shows(object.getOptionalContent());
        if (hidden || !layers.visible() || pictures.size() >= MOST_PICTURES) {
            return;
        }
        blank = false;
        jpeg2000 |= "jpx".equals(image.getSuffix());
        PDGraphicsState state = getGraphicsState();
        Rectangle2D placed = unitSquare(state.getCurrentTransformationMatrix());
        Rectangle2D.intersect(placed, clipBounds(state), placed);
        Rectangle2D shown = frame.toShown().createTransformedShape(placed).getBounds2D();
        if (placed.getWidth() <= 0 || placed.getHeight() <= 0) {
            return;
        }
        if (!image.isStencil() && state.getNonStrokeAlphaConstant() > 0.95 && !hasMask(image)) {
            glyphs.replaceAll(glyph -> glyph.isIn(shown) ? glyph.paintedOver() : glyph);
        }
        var box = frame.box(shown);
        if (box.area() > 0) {
            pictures.add(new PageInk.Picture(box, image.getWidth(), image.getHeight()));
        }
    }

    /** Whether a picture is packed as JPEG 2000, for which no freely licensed decoder is at hand. */
    boolean sawJpeg2000() {
        return jpeg2000;
    }

    private static boolean hasMask(PDImage image) {
        COSDictionary dictionary = (COSDictionary) image.getCOSObject();
        return dictionary.containsKey(COSName.SMASK) || dictionary.containsKey(COSName.MASK);
    }

    private static Rectangle2D unitSquare(Matrix matrix) {
        AffineTransform transform = matrix.createAffineTransform();
        return transform
                .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
                .getBounds2D();
    }

    private static Rectangle2D clipBounds(PDGraphicsState state) {
        return state.getCurrentClippingPaths().stream()
                .map(p -> p.getBounds2D())
                .reduce(Rectangle2D::createIntersection)
                .orElseGet(Rectangle2D.Double::new);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.moveTo(p0.getX(), p0.getY());
        path.lineTo(p1.getX(), p1.getY());
        path.lineTo(p2.getX(), p2.getY());
        path.lineTo(p3.getX(), p3.getY());
        path.closePath();
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        }
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x1, y1);
        }
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public @Nullable Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        if (path.getCurrentPoint() != null) {
            path.closePath();
        }
    }

    @Override
    public void clip(int windingRule) {
        clipRule = windingRule;
    }

    @Override
    public void endPath() {
        if (clipRule != null) {
            path.setWindingRule(clipRule);
            getGraphicsState().intersectClippingPath(path);
            clipRule = null;
        }
        path.reset();
    }

    @Override
    public void strokePath() {
        if (layers.visible() && path.getCurrentPoint() != null) {
            blank = false;
            double scale = getGraphicsState().getCurrentTransformationMatrix().getScalingFactorX();
            strokes += rulings.stroked(path, getGraphicsState().getLineWidth() * scale);
        }
        endPath();
    }

    @Override
    public void fillPath(int windingRule) {
        if (layers.visible() && path.getCurrentPoint() != null) {
            boolean white = isWhite(getGraphicsState().getNonStrokingColor());
            blank &= white;
            strokes += rulings.filled(path, white);
        }
        endPath();
    }

    private static boolean isWhite(PDColor color) {
        float[] parts = color.getComponents();
        boolean cmyk = parts.length == 4;
        for (float part : parts) {
            if (cmyk ? part > 0.02f : part < 0.98f) {
                return false;
            }
        }
        return parts.length > 0;
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    @Override
    public void shadingFill(COSName shadingName) {
        blank = false;
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (layers.visible() && layers.shows(form.getOptionalContent())) {
            super.showForm(form);
        }
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        if (layers.visible() && layers.shows(form.getOptionalContent())) {
            super.showTransparencyGroup(form);
        }
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        layers.begin(properties);
    }

    @Override
    public void endMarkedContentSequence() {
        layers.end();
    }
}
