package dev.ocelli.catalog.format;

import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Looks for words everywhere in a PDF: the text of its pages, seen or not, and every string, name and stream of every
 * object, unpacked, whether anything points to it or not.
 */
public final class PdfSearch {
    /** Shorter words are looked for in texts only: in packed numbers they stand by chance. */
    private static final int SHORTEST_RAW = 6;

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private final FormatLimits limits;
    private final TimeBox timeBox = new TimeBox(Duration.ofMinutes(2));

    public PdfSearch(FormatLimits limits) {
        this.limits = limits;
    }

    /**
     * Those of {@code words} that the file gives away.
     *
     * @throws OcelliException {@code INVALID_FILE}, {@code ENCRYPTED_FILE}
     */
    public List<String> found(Path pdf, Collection<String> words) {
        return timeBox.call("The PDF", () -> {
            try (PDDocument document = PdfFiles.load(pdf, limits)) {
                String text = texts(document);
                var raw = new Raw(limits.unpackedBytes());
                raw.readAll(document);
                return words.stream()
                        .distinct()
                        .filter(word -> !word.isBlank())
                        .filter(word -> pattern(word).matcher(text).find() || raw.holds(word))
                        .toList();
            }
        });
    }

    /** Everything that a reader of texts can copy out: in the order of the file and in the order of the page. */
    static String texts(PDDocument document) throws IOException {
        var stripper = new PDFTextStripper();
        String first = stripper.getText(document);
        stripper.setSortByPosition(true);
        return first + "\n" + stripper.getText(document);
    }

    /** The word on its own, in any case, however its letters are spaced. */
    private static Pattern pattern(String word) {
        String letters = word.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .mapToObj(c -> Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining("\\s{0,3}"));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + letters + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** All strings and unpacked streams of a file. */
    private static final class Raw {
        private final List<String> texts = new ArrayList<>();
        private final IdentityHashMap<COSBase, Boolean> seen = new IdentityHashMap<>();
        private long room;

        Raw(long room) {
            this.room = room;
        }

        void readAll(PDDocument document) throws IOException {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                read(document.getDocument().getObjectFromPool(key));
            }
            read(document.getDocument().getTrailer());
        }

        private void read(@org.jspecify.annotations.Nullable COSBase value) throws IOException {
            COSBase plain = value instanceof COSObject reference ? reference.getObject() : value;
            if (plain == null || seen.put(plain, true) != null) {
                return;
            }
            switch (plain) {
                case COSStream stream -> {
                    readStream(stream);
                    readEntries(stream);
                }
                case COSDictionary dictionary -> readEntries(dictionary);
                case COSArray array -> {
                    for (COSBase item : array) {
                        read(item);
                    }
                }
                case COSString string -> add(string.getBytes());
                case COSName name -> add(name.getName().getBytes(StandardCharsets.UTF_8));
                default -> {}
            }
        }

        private void readEntries(COSDictionary dictionary) throws IOException {
            for (var entry : dictionary.entrySet()) {
                read(entry.getKey());
                read(entry.getValue());
            }
        }

        private void readStream(COSStream stream) throws IOException {
            boolean picture = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
            try (var in = picture ? stream.createRawInputStream() : stream.createInputStream()) {
                byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE / 4, Math.max(0, room)));
                room -= bytes.length;
                add(bytes);
            } catch (IOException unknownPacking) {
                try (var in = stream.createRawInputStream()) {
                    add(in.readNBytes(1 << 20));
                }
            }
        }

        private void add(byte[] bytes) {
            texts.add(new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        }

        boolean holds(String word) {
            if (word.length() < SHORTEST_RAW) {
                return false;
            }
            for (Charset charset : CHARSETS) {
                String asBytes = new String(
                                word.toLowerCase(Locale.ROOT).getBytes(charset), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
                if (texts.stream().anyMatch(t -> t.contains(asBytes))) {
                    return true;
                }
            }
            return false;
        }
    }
}
