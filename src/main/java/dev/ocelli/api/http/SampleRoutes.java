package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.ResourceFolder;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.Purpose;
import dev.ocelli.core.file.StoredFile;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Files to try Ocelli with, made by the project: {@code /v1/ui/samples}. */
public final class SampleRoutes implements Routes {
    private static final String PLACE = "/ocelli/examples";
    private static final List<Sample> SAMPLES = List.of(
            new Sample("receipt", "receipt.jpg", "image/jpeg", Way.SKILL, "receipt"),
            new Sample("invoice", "invoice.pdf", "application/pdf", Way.SKILL, "invoice"),
            new Sample("form", "work-order.jpg", "image/jpeg", Way.SCHEMA, "work-order.schema.json"),
            new Sample("call", "call.mp3", "audio/mpeg", Way.SKILL, "call-summary"),
            new Sample("film", "film.mp4", "video/mp4", Way.DOMAIN, "video.transcription"));

    private final Files files;
    private final Covers covers;
    private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();

    public SampleRoutes(Files files, Covers covers) {
        this.files = files;
        this.covers = covers;
    }

    /** Draws the first page of a file as a small JPEG. */
    @FunctionalInterface
    public interface Covers {
        byte[] draw(Path file, MediaType type);
    }

    /** How a sample is read best. */
    private enum Way {
        SKILL,
        DOMAIN,
        SCHEMA
    }

    /** @param with the name of the skill or domain, or the file with the schema */
    private record Sample(String name, String filename, String mediaType, Way way, String with) {
        boolean hasCover() {
            return !mediaType.startsWith("audio/") && !mediaType.startsWith("video/");
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/samples", this::list);
        routes.post("/v1/ui/samples/{name}", this::store);
        routes.get("/v1/ui/samples/{name}/picture", this::picture);
    }

    private void list(Context context) {
        var rows = Json.array();
        for (Sample sample : SAMPLES) {
            ObjectNode row = rows.addObject()
                    .put("name", sample.name())
                    .put("filename", sample.filename())
                    .put("media_type", sample.mediaType())
                    .put("cover", sample.hasCover());
            switch (sample.way()) {
                case SKILL -> row.put("skill", sample.with());
                case DOMAIN -> row.put("domain", sample.with());
                case SCHEMA -> row.set("schema", Json.parse(new String(read(sample.with()), StandardCharsets.UTF_8)));
            }
        }
        Requests.answer(context, 200, rows);
    }

    private static Sample sample(Context context) {
        String name = context.pathParam("name");
        return SAMPLES.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OcelliException(ErrorCode.NOT_FOUND, "name", "No sample is called " + name));
    }

    /** Makes the sample a file of the project, as an upload would. */
    private void store(Context context) {
        Sample sample = sample(context);
        StoredFile file = files.accept(
                Requests.projectId(),
                sample.filename(),
                Purpose.ASSISTANTS,
                new ByteArrayInputStream(read(sample.filename())));
        Requests.answer(
                context,
                201,
                Json.object()
                        .put("id", file.id())
                        .put("filename", file.filename())
                        .put("media_type", file.mediaType().value()));
    }

    private void picture(Context context) {
        Sample sample = sample(context);
        if (!sample.hasCover()) {
            throw new OcelliException(ErrorCode.NOT_FOUND, "name", sample.filename() + " has no pages.");
        }
        byte[] jpeg = drawn.computeIfAbsent(
                sample.name(), _ -> cover(read(sample.filename()), new MediaType(sample.mediaType())));
        context.header("Cache-Control", "private, max-age=86400");
        context.contentType("image/jpeg").result(jpeg);
    }

    /** Libraries read files on disk only, so that a sample inside the jar is written out for as long as it is drawn. */
    private byte[] cover(byte[] sample, MediaType type) {
        try {
            Path copy = java.nio.file.Files.createTempFile("sample", "");
            try {
                java.nio.file.Files.write(copy, sample);
                return covers.draw(copy, type);
            } finally {
                java.nio.file.Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        return ResourceFolder.read(PLACE, folder -> {
            try {
                return java.nio.file.Files.readAllBytes(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
