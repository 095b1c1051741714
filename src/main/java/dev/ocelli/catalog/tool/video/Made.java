package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what tools for films make: the file is written aside first, so that nothing half done is kept. */
final class Made {
    static final MediaType MP3 = new MediaType("audio/mpeg");
    static final MediaType MP4 = new MediaType("video/mp4");

    private Made() {}

    /** Writes the file. */
    @FunctionalInterface
    interface Writing {
        void into(Path target) throws IOException;
    }

    static Artifact film(ToolContext context, String stem, Writing writing) {
        return kept(context, MP4, stem + ".mp4", writing);
    }

    static Artifact sound(ToolContext context, String stem, Writing writing) {
        return kept(context, MP3, stem + ".mp3", writing);
    }

    static Artifact frame(ToolContext context, String stem, BufferedImage frame) {
        return kept(
                context,
                MediaType.JPEG,
                stem + ".jpg",
                target -> Files.write(target, PictureFiles.encode(frame, MediaType.JPEG)));
    }

    static Artifact kept(ToolContext context, MediaType type, String name, Writing writing) {
        try {
            Path target = Files.createTempFile("ocelli-tool-", ".part");
            try {
                writing.into(target);
                return context.keep(new NewArtifact(type, name, target));
            } finally {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The result could not be written to disk.", e);
        }
    }
}
