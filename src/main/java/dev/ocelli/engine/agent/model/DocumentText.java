package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import java.util.List;
import java.util.Optional;

/**
 * A material as text for a model: each line behind its id {@code page.line}, both counted from 1, between tags that mark
 * it as data.
 */
final class DocumentText {
    private DocumentText() {}

    /** At most about {@code letters} letters; what is left out is said. */
    static String of(Material material, Optional<Perception> seen, int letters) {
        String head = "<document name=\"" + material.name() + "\" title=\""
                + plain(material.title()).replace('"', '\'') + "\" type=\"" + material.type() + "\"";
        if (seen.isEmpty()) {
            return head + ">It has no pages that can be read here.</document>";
        }
        Perception perception = seen.get();
        var text = new StringBuilder(head + " pages=\"" + perception.pageCount() + "\">\n");
        int shown = 0;
        for (Page page : perception.pages()) {
            if (!append(text, page, letters)) {
                break;
            }
            shown++;
        }
        if (shown < perception.pageCount()) {
            text.append("(Only ")
                    .append(shown)
                    .append(" of ")
                    .append(perception.pageCount())
                    .append(" pages are shown whole; read the others with a tool.)\n");
        }
        return text.append("</document>").toString();
    }

    private static boolean append(StringBuilder text, Page page, int letters) {
        List<TextLine> lines = page.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = plain(lines.get(i).text());
            if (text.length() + line.length() > letters) {
                return false;
            }
            text.append('[')
                    .append(page.index() + 1)
                    .append('.')
                    .append(i + 1)
                    .append("] ")
                    .append(line)
                    .append('\n');
        }
        if (lines.isEmpty()) {
            text.append("(Page ").append(page.index() + 1).append(" holds no text.)\n");
        }
        return true;
    }

    /** What is printed cannot end the document and speak as somebody else. */
    private static String plain(String printed) {
        return printed.replace("</document", "< /document").replace("<document", "< document");
    }
}
