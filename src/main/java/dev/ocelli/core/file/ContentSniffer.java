package dev.ocelli.core.file;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells what kind of file some bytes are.
 *
 * <p>The content decides. The name is asked only where the content cannot tell kinds apart: plain text (a table, a web
 * page, Markdown) and archives whose list of parts is damaged. Any thread.
 */
public final class ContentSniffer {
    private static final int HEAD_BYTES = 64 * 1024;

    /** PDF readers accept the signature anywhere in the first KiB (ISO 32000-1, annex H.3, note 13). */
    private static final int PDF_SIGNATURE_WITHIN = 1024;

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /**
     * The kind of {@code file}; {@code name} is what its owner called it and may be empty.
     *
     * @return {@link MediaType#BINARY} for an empty file and for bytes of no known kind
     * @throws OcelliException {@code INVALID_FILE} when the file cannot be read
     */
    public MediaType sniff(Path file, String name) {
        byte[] head = head(file);
        if (head.length == 0) {
            return MediaType.BINARY;
        }
        MediaType byContent = byContent(head);
        if (ContainerKind.isZip(head)) {
            return ContainerKind.ofZip(file).orElseGet(() -> refine(MediaType.ZIP, byContent, name));
        }
        if (ContainerKind.isOle(head)) {
            return ContainerKind.ofOle(file).orElseGet(() -> refine(byContent, byContent, name));
        }
        if (hasPdfSignature(head)) {
            return MediaType.PDF;
        }
        return byContent.equals(MediaType.TEXT) ? refine(MediaType.TEXT, byContent, name) : byContent;
    }

    private static byte[] head(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The file could not be read.", e);
        }
    }

    private MediaType byContent(byte[] head) {
        return detect(head, new Metadata());
    }

    /** The kind that the name says when it is a special case of {@code general}, otherwise {@code otherwise}. */
    private MediaType refine(MediaType general, MediaType otherwise, String name) {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        MediaType named = detect(new byte[0], metadata);
        boolean special = types.getMediaTypeRegistry()
                .isInstanceOf(
                        org.apache.tika.mime.MediaType.parse(named.value()),
                        org.apache.tika.mime.MediaType.parse(general.value()));
        return special ? named : otherwise;
    }

    private MediaType detect(byte[] head, Metadata metadata) {
        try (var in = new ByteArrayInputStream(head)) {
            var type = types.detect(in, metadata).getBaseType();
            return new MediaType(type.toString());
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The file could not be read.", e);
        }
    }

    private static boolean hasPdfSignature(byte[] head) {
        int length = Math.min(head.length, PDF_SIGNATURE_WITHIN);
        return new String(head, 0, length, StandardCharsets.ISO_8859_1).contains("%PDF-");
    }
}
