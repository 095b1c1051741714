package dev.ocelli.catalog.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes tables as an Excel workbook (Office Open XML), one sheet each; the same tables give the same bytes.
 *
 * <p>Plain numbers become numbers, all else text; nothing becomes a formula.
 */
public final class WorkbookWriter {
    private static final LocalDateTime FIXED = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,10})?");
    private static final int LONGEST_CELL = 32_767;
    private static final int LONGEST_NAME = 31;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private WorkbookWriter() {}

    /** A sheet: its name and its rows of cells. */
    public record Sheet(String name, List<List<String>> rows) {
        public Sheet {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    public static void write(List<Sheet> sheets, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                var zip = new ZipOutputStream(out)) {
            var types = new StringBuilder(HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                    + ".spreadsheetml.sheet.main+xml\"/>");
            var links = new StringBuilder(HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
            var book = new StringBuilder(HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
            List<String> names = names(sheets);
            for (int i = 1; i <= sheets.size(); i++) {
                types.append("<Override PartName=\"/xl/worksheets/sheet")
                        .append(i)
                        .append(
                                ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
                links.append("<Relationship Id=\"rId")
                        .append(i)
                        .append("\" Type=\"")
                        .append(OFFICE)
                        .append("/worksheet\" Target=\"worksheets/sheet")
                        .append(i)
                        .append(".xml\"/>");
                book.append("<sheet name=\"")
                        .append(escaped(names.get(i - 1)))
                        .append("\" sheetId=\"")
                        .append(i)
                        .append("\" r:id=\"rId")
                        .append(i)
                        .append("\"/>");
            }
            entry(zip, "[Content_Types].xml", types + "</Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\""
                            + " Type=\"" + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            entry(zip, "xl/workbook.xml", book + "</sheets></workbook>");
            entry(zip, "xl/_rels/workbook.xml.rels", links + "</Relationships>");
            for (int i = 0; i < sheets.size(); i++) {
                entry(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", sheet(sheets.get(i)));
            }
        }
    }

    /** Names that Excel takes: no special signs, at most 31 letters, each once whatever its case. */
    private static List<String> names(List<Sheet> sheets) {
        var names = new ArrayList<String>();
        var used = new HashSet<String>();
        for (Sheet sheet : sheets) {
            String plain = sheet.name().replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
            String base = plain.isEmpty() ? "Sheet" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
            String name = base;
            for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
                String end = " " + i;
                name = base.substring(0, Math.min(LONGEST_NAME - end.length(), base.length())) + end;
            }
            names.add(name);
        }
        return names;
    }

    private static String sheet(Sheet sheet) {
        var xml = new StringBuilder(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int r = 0; r < sheet.rows().size(); r++) {
            xml.append("<row r=\"").append(r + 1).append("\">");
            List<String> row = sheet.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                cell(xml, column(c) + (r + 1), row.get(c));
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static void cell(StringBuilder xml, String place, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (NUMBER.matcher(text).matches()) {
            xml.append("<c r=\"").append(place).append("\"><v>").append(text).append("</v></c>");
        } else {
            xml.append("<c r=\"")
                    .append(place)
                    .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                    .append(escaped(text.substring(0, Math.min(LONGEST_CELL, text.length()))))
                    .append("</t></is></c>");
        }
    }

    /** A, B, …, Z, AA, … */
    private static String column(int index) {
        var letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c == '\n'
                            || c == '\t'
                            || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF));
                    escaped.append(allowed ? Character.toString(c) : " ");
                }
            }
        });
        return escaped.toString();
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
