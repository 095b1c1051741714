package dev.ocelli.catalog.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Fonts whose letters paint nothing: they carry the words of a picture, so that these can be searched and copied.
 *
 * <p>Drawn fonts (type 3), each of up to 255 letters, which all share one empty drawing half an em wide; a table says
 * which letter each code means. They need no font file and know every script.
 */
final class HiddenFonts {
    /** Width of every letter, top and foot of a line, in thousandths of the size. */
    static final int WIDTH = 500;

    static final int TOP = 740;
    static final int FOOT = -220;

    private static final int LETTERS = 255;
    private static final COSName DRAWING = COSName.getPDFName("g");

    private final PDDocument document;
    private final Map<Integer, Integer> codes = new HashMap<>();
    private final List<StringBuilder> meanings = new ArrayList<>();
    private final List<COSDictionary> fonts = new ArrayList<>();

    HiddenFonts(PDDocument document) {
        this.document = document;
    }

    /** A run of letters of one font; {@code hex} are their codes. */
    record Run(String font, String hex, int letters) {}

    /** The text as runs, in order. */
    List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        text.codePoints().forEach(letter -> {
            int code = codes.computeIfAbsent(letter, this::newCode);
            String font = name(code / LETTERS);
            String hex = String.format("%02X", code % LETTERS + 1);
            if (!runs.isEmpty() && runs.getLast().font().equals(font)) {
                Run last = runs.removeLast();
                runs.add(new Run(font, last.hex() + hex, last.letters() + 1));
            } else {
                runs.add(new Run(font, hex, 1));
            }
        });
        return runs;
    }

    private int newCode(int letter) {
        int code = codes.size();
        if (code % LETTERS == 0) {
            meanings.add(new StringBuilder());
            fonts.add(new COSDictionary());
        }
        byte[] meaning = Character.toString(letter).getBytes(StandardCharsets.UTF_16BE);
        meanings.getLast()
                .append('<')
                .append(String.format("%02X", code % LETTERS + 1))
                .append("> <")
                .append(HexFormat.of().withUpperCase().formatHex(meaning))
                .append(">\n");
        return code;
    }

    private static String name(int font) {
        return "OcelliHidden" + font;
    }

    /** Puts all fonts made so far into a page's resources; letters may still be added to them. */
    void addTo(COSDictionary pageResources) {
        var named = pageResources.getCOSDictionary(COSName.FONT);
        if (named == null) {
            named = new COSDictionary();
            pageResources.setItem(COSName.FONT, named);
        }
        for (int i = 0; i < fonts.size(); i++) {
            named.setItem(COSName.getPDFName(name(i)), fonts.get(i));
        }
    }

    /** Completes the fonts; call it once, before the document is saved. */
    void finish() throws IOException {
        COSStream drawing = null;
        for (int i = 0; i < fonts.size(); i++) {
            if (drawing == null) {
                drawing = stream(WIDTH + " 0 0 " + FOOT + " " + WIDTH + " " + TOP + " d1\n");
            }
            complete(fonts.get(i), drawing, i);
        }
    }

    private void complete(COSDictionary font, COSStream drawing, int index) throws IOException {
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.getPDFName("Type3"));
        font.setName(COSName.NAME, name(index));
        font.setItem(COSName.FONT_BBOX, numbers(0, FOOT, WIDTH, TOP));
        font.setItem(COSName.FONT_MATRIX, matrix());
        var drawings = new COSDictionary();
        drawings.setItem(DRAWING, drawing);
        font.setItem(COSName.CHAR_PROCS, drawings);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        var widths = new COSArray();
        var names = new COSArray();
        names.add(COSInteger.ONE);
        for (int i = 0; i < LETTERS; i++) {
            widths.add(COSInteger.get(WIDTH));
            names.add(DRAWING);
        }
        var encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, names);
        font.setItem(COSName.ENCODING, encoding);
        font.setItem(COSName.WIDTHS, widths);
        font.setInt(COSName.FIRST_CHAR, 1);
        font.setInt(COSName.LAST_CHAR, LETTERS);
        font.setItem(COSName.TO_UNICODE, stream(letterTable(meanings.get(index))));
    }

    private static String letterTable(StringBuilder meanings) {
        var table = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        table.append("/CMapName /OcelliHidden def\n/CMapType 2 def\n");
        table.append("1 begincodespacerange\n<01> <FF>\nendcodespacerange\n");
        List<String> lines = meanings.toString().lines().toList();
        for (int from = 0; from < lines.size(); from += 100) {
            var part = lines.subList(from, Math.min(lines.size(), from + 100));
            table.append(part.size()).append(" beginbfchar\n");
            part.forEach(line -> table.append(line).append('\n'));
            table.append("endbfchar\n");
        }
        return table.append("endcmap\nend\nend\n").toString();
    }

    private COSStream stream(String content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return stream;
    }

    private static COSArray numbers(int... numbers) {
        var array = new COSArray();
        for (int number : numbers) {
            array.add(COSInteger.get(number));
        }
        return array;
    }

    private static COSArray matrix() {
        var array = numbers(0, 0, 0, 0, 0, 0);
        array.set(0, new COSFloat(0.001f));
        array.set(3, new COSFloat(0.001f));
        return array;
    }
}
