package dev.ocelli.catalog.format;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;

/** The text of a web page as a flow: headings, paragraphs, tables. Nothing is loaded and no script runs. */
final class WebPageText extends HTMLEditorKit.ParserCallback {
    private final List<Flow> flows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<List<String>> table = new ArrayList<>();
    private int tableDepth;
    private int skipDepth;

    private WebPageText() {}

    static List<Flow> flows(String page) {
        var reader = new WebPageText();
        try {
            new ParserDelegator().parse(new StringReader(page), reader, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.endParagraph();
        return reader.flows;
    }

    @Override
    public void handleText(char[] data, int position) {
        if (skipDepth == 0) {
            text.append(data);
        }
    }

    @Override
    public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
        if (isSkipped(tag)) {
            skipDepth++;
        } else if (tag.equals(HTML.Tag.TABLE)) {
            endParagraph();
            tableDepth++;
        } else if (tag.equals(HTML.Tag.TR) && tableDepth > 0) {
            table.add(new ArrayList<>());
        } else if (tableDepth == 0 && tag.breaksFlow()) {
            endParagraph();
        } else if (tag.breaksFlow() && !tag.equals(HTML.Tag.TD) && !tag.equals(HTML.Tag.TH)) {
            text.append(' ');
        }
    }

    @Override
    public void handleEndTag(HTML.Tag tag, int position) {
        if (isSkipped(tag)) {
            skipDepth = Math.max(0, skipDepth - 1);
        } else if (tableDepth > 0 && (tag.equals(HTML.Tag.TD) || tag.equals(HTML.Tag.TH))) {
            endCell();
        } else if (tableDepth > 0 && tag.equals(HTML.Tag.TABLE)) {
            endTable();
        } else if (tableDepth == 0 && isHeading(tag)) {
            endHeading(tag.toString().charAt(1) - '0');
        } else if (tableDepth == 0 && tag.breaksFlow()) {
            endParagraph();
        }
    }

    @Override
    public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
        if (tag.equals(HTML.Tag.BR) && tableDepth == 0) {
            endParagraph();
        } else {
            text.append(' ');
        }
    }

    private static boolean isSkipped(HTML.Tag tag) {
        return tag.equals(HTML.Tag.SCRIPT) || tag.equals(HTML.Tag.STYLE) || tag.equals(HTML.Tag.TITLE);
    }

    private static boolean isHeading(HTML.Tag tag) {
        return tag.toString().matches("h[1-6]");
    }

    private void endCell() {
        if (table.isEmpty()) {
            table.add(new ArrayList<>());
        }
        table.getLast().add(take());
    }

    private void endTable() {
        tableDepth--;
        table.removeIf(List::isEmpty);
        if (tableDepth == 0 && !table.isEmpty()) {
            flows.add(new Flow.Grid(table, true));
        }
        if (tableDepth == 0) {
            table = new ArrayList<>();
        }
    }

    private void endHeading(int level) {
        String heading = take();
        if (!heading.isEmpty()) {
            flows.add(Flow.Paragraph.heading(heading, level));
        }
    }

    private void endParagraph() {
        String paragraph = take();
        if (!paragraph.isEmpty()) {
            flows.add(Flow.Paragraph.common(paragraph));
        }
    }

    private String take() {
        String taken = text.toString().replaceAll("[\\s\u00A0]+", " ").strip();
        text.setLength(0);
        return taken;
    }
}
