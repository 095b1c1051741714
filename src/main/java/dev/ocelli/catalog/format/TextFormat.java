package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files of plain text: text, Markdown, tables (CSV, TSV) and web pages.
 *
 * <p>Pages are laid out by us, as for office files. Plain text keeps its columns; text is UTF-8, UTF-16 with a mark, or
 * else Windows-1252.
 */
public final class TextFormat implements FileFormat {
    private static final Set<String> READ = Set.of(
            "text/plain",
            "text/markdown",
            "text/x-web-markdown",
            "text/csv",
            "text/tab-separated-values",
            "text/html",
            "application/xhtml+xml",
            "application/json",
            "text/x-log",
            "application/xml");

    private final FormatLimits limits;
    private final TimeBox timeBox;

    public TextFormat(FormatLimits limits) {
        this.limits = limits;
        this.timeBox = new TimeBox(limits.patience());
    }

    @Override
    public boolean reads(MediaType type) {
        return READ.contains(type.value());
    }

    @Override
    public OpenDocument open(Path file, MediaType type) {
        return timeBox.call("The text", () -> load(file, type));
    }

    private OpenDocument load(Path file, MediaType type) throws IOException {
        if (Files.size(file) > limits.unpackedBytes() / 8) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The text has more than " + limits.unpackedBytes() / 8_000_000
                            + " MB; that is the most that is read.");
        }
        String text = decode(Files.readAllBytes(file));
        List<Flow> flows = switch (type.value()) {
            case "text/csv" -> List.of(DelimitedText.grid(text));
            case "text/tab-separated-values" -> List.of(DelimitedText.grid(text, '\t'));
            case "text/markdown", "text/x-web-markdown" -> MarkdownText.flows(text);
            case "text/html", "application/xhtml+xml" -> WebPageText.flows(text);
            default -> typed(text);
        };
        var lettering = new Lettering();
        try {
            var sheets = new OfficeReader.Paper(lettering, limits).layOut(flows);
            return new LaidOutDocument(sheets, lettering, limits, timeBox, List.of());
        } catch (RuntimeException e) {
            lettering.close();
            throw e;
        }
    }

    private static List<Flow> typed(String text) {
        List<Flow> flows = new ArrayList<>();
        for (String line : text.split("\r\n|\n|\r", -1)) {
            if (line.indexOf('\f') >= 0) {
                flows.add(new Flow.NewPage());
            }
            flows.add(new Flow.Typed(line.replace("\f", "")));
        }
        return flows;
    }

    private static String decode(byte[] bytes) {
        Charset marked = markedCharset(bytes);
        try {
            String text = marked.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static Charset markedCharset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }
}
