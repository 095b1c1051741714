package dev.ocelli.catalog.format;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Turns one drawn character code into a letter with its place on the page as shown. */
final class GlyphReader {
    private static final double SNAP_DEGREES = 3;
    private static final double SMALLEST_POINTS = 0.5;
    private static final String UNKNOWN = "\uFFFD";
    private static final String ALIASES = "/org/apache/pdfbox/resources/glyphlist/additional.txt";

    private final PageFrame frame;
    private final FontFaces faces;
    private final GlyphList names;
    private final Rectangle2D sheet;

    GlyphReader(PageFrame frame, FontFaces faces, GlyphList names) {
        this.frame = frame;
        this.faces = faces;
        this.names = names;
        this.sheet = new Rectangle2D.Double(0, 0, frame.width(), frame.height());
    }

    /** The names of letters that fonts use, the unofficial ones included. */
    static GlyphList letterNames() {
        try (InputStream in = GlyphList.class.getResourceAsStream(ALIASES)) {
            return in == null ? GlyphList.getAdobeGlyphList() : new GlyphList(GlyphList.getAdobeGlyphList(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for letters off the page and for those too small to be seen. */
    Optional<Glyph> read(Matrix matrix, PDFont font, int code, Vector shift, PDGraphicsState state, int order)
            throws IOException {
        Point2D origin = shown(matrix, 0, 0);
        Point2D along = shown(matrix, 1, 0);
        FontFaces.FontFace face = faces.of(font);
        double size = origin.distance(shown(matrix, 0, 1)) * face.em();
        if (!(size >= SMALLEST_POINTS && size < frame.height() + frame.width())) {
            return Optional.empty();
        }
        int angle = angle(along.getX() - origin.getX(), along.getY() - origin.getY());
        String mapped = mapped(font, code);
        if (mapped != null && mapped.isEmpty()) {
            return Optional.empty();
        }
        var look = look(face, mapped == null, state, order);
        String text = mapped == null ? guess(font, code) : mapped;
        Glyph glyph = font.isVertical()
                ? stacked(text, matrix, size, look)
                : running(text, new Ends(origin, shown(matrix, shift.getX(), 0), angle), size, face, look);
        return glyph.isIn(sheet) ? Optional.of(glyph) : Optional.empty();
    }

    /** Where a letter starts and ends on its baseline, and the way it runs. */
    private record Ends(Point2D start, Point2D end, int angle) {}

    private static Glyph running(String text, Ends ends, double size, FontFaces.FontFace face, Glyph.Look look) {
        var turn = Turn.by(ends.angle());
        double from = turn.along(ends.start().getX(), ends.start().getY());
        double to = turn.along(ends.end().getX(), ends.end().getY());
        double baseline = turn.across(ends.start().getX(), ends.start().getY());
        double em = face.em();
        double ascent = size * face.ascent() / em;
        double descent = size * face.descent() / em;
        return new Glyph(
                text, ends.angle(), Math.min(from, to), Math.max(from, to), baseline, size, ascent, descent, look);
    }

    /** Letters of vertical writing stand upright one under the other: a line that runs downwards. */
    private Glyph stacked(String text, Matrix matrix, double size, Glyph.Look look) {
        Point2D top = shown(matrix, 0.5, 0.88);
        Point2D foot = shown(matrix, 0.5, -0.12);
        int angle = angle(foot.getX() - top.getX(), foot.getY() - top.getY());
        var turn = Turn.by(angle);
        double from = turn.along(top.getX(), top.getY());
        double to = turn.along(foot.getX(), foot.getY());
        return new Glyph(text, angle, from, to, turn.across(top.getX(), top.getY()), size, size / 2, size / 2, look);
    }

    private static Glyph.Look look(FontFaces.FontFace face, boolean unmapped, PDGraphicsState state, int order) {
        RenderingMode mode = state.getTextState().getRenderingMode();
        boolean bold = face.bold() || mode == RenderingMode.FILL_STROKE;
        boolean hidden = mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP;
        return new Glyph.Look(bold, hidden, unmapped, order);
    }

    /** What the font says the letter is; all kinds of spaces as plain ones. */
    private @Nullable String mapped(PDFont font, int code) throws IOException {
        String mapped = font.toUnicode(code, names);
        boolean space = mapped != null && mapped.length() == 1 && Character.isSpaceChar(mapped.charAt(0));
        return space ? " " : mapped;
    }

    /** One-byte fonts without names mostly keep the usual codes, as PDF readers assume when text is copied. */
    private static String guess(PDFont font, int code) {
        return font instanceof PDSimpleFont && code >= ' ' && code < 0xFF ? String.valueOf((char) code) : UNKNOWN;
    }

    private static int angle(double dx, double dy) {
        double degrees = Math.toDegrees(Math.atan2(dy, dx));
        double quarter = Math.rint(degrees / 90) * 90;
        double snapped = Math.abs(degrees - quarter) <= SNAP_DEGREES ? quarter : Math.rint(degrees);
        return Math.floorMod((int) snapped, 360);
    }

    private Point2D shown(Matrix matrix, double x, double y) {
        Point2D user = matrix.transformPoint((float) x, (float) y);
        return frame.shown(user.getX(), user.getY());
    }
}
