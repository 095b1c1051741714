package dev.ocelli.catalog.format;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws pages, but not without end: {@link DrawingOrders} counts, and an interrupt ends the drawing. */
final class BoundedRenderer extends PDFRenderer {
    private final long mostOrders;

    /** @param mostOrders drawing orders of one page */
    BoundedRenderer(PDDocument document, long mostOrders) {
        super(document);
        this.mostOrders = mostOrders;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        var orders = new DrawingOrders(mostOrders);
        return new PageDrawer(parameters) {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                orders.next();
                super.processOperator(operator, operands);
            }
        };
    }
}
