package dev.ocelli.catalog.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown as a flow: headings, tables, and all else as paragraphs without the signs for type. */
final class MarkdownText {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern RULE = Pattern.compile("\\s*\\|?[\\s:|-]*-{2,}[\\s:|-]*\\|?\\s*");
    private static final Pattern EMPHASIS = Pattern.compile("(\\*\\*|__|`)(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)");

    private MarkdownText() {}

    static List<Flow> flows(String text) {
        List<Flow> flows = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        for (String line : text.split("\r\n|\n|\r")) {
            if (line.strip().startsWith("|")) {
                if (!RULE.matcher(line).matches()) {
                    table.add(cells(line));
                }
                continue;
            }
            if (!table.isEmpty()) {
                flows.add(new Flow.Grid(table, true));
                table = new ArrayList<>();
            }
            add(line, flows);
        }
        if (!table.isEmpty()) {
            flows.add(new Flow.Grid(table, true));
        }
        return flows;
    }

    private static void add(String line, List<Flow> flows) {
        Matcher heading = HEADING.matcher(line.strip());
        if (heading.matches()) {
            flows.add(Flow.Paragraph.heading(
                    plain(heading.group(2)), heading.group(1).length()));
        } else if (!line.isBlank() && !RULE.matcher(line).matches()) {
            boolean bold = line.strip().matches("\\*\\*[^*]+\\*\\*:?");
            flows.add(new Flow.Paragraph(plain(line.strip()), Flow.COMMON, bold));
        }
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\|", "").replaceAll("\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
                .map(cell -> plain(cell.strip()))
                .toList();
    }

    private static String plain(String text) {
        String linked = LINK.matcher(text).replaceAll("$1");
        String bare = EMPHASIS.matcher(linked).replaceAll("$2");
        return bare.replaceAll("^[-*+] ", "\u2022 ").replaceAll("\\\\([\\\\`*_{}\\[\\]()#+.!|-])", "$1");
    }
}
