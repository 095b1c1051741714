package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
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
import java.util.List;

/** Files to try Ocelli with, made by the project: {@code /v1/ui/samples}. */
public final class SampleRoutes implements Routes {
    private static final String PLACE = "/ocelli/examples";
    private static final List<Sample> SAMPLES = List.of(
            new Sample("receipt", "receipt.jpg", "image/jpeg"),
            new Sample("invoice", "invoice.pdf", "application/pdf"));

    private final Files files;

    public SampleRoutes(Files files) {
        this.files = files;
    }

    private record Sample(String name, String filename, String mediaType) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/samples", this::list);
        routes.post("/v1/ui/samples/{name}", this::store);
    }

    private void list(Context context) {
        var rows = Json.array();
        SAMPLES.forEach(sample -> rows.addObject()
                .put("name", sample.name())
                .put("filename", sample.filename())
                .put("media_type", sample.mediaType()));
        Requests.answer(context, 200, rows);
    }

    /** Makes the sample a file of the project, as an upload would. */
    private void store(Context context) {
        String name = context.pathParam("name");
        Sample sample = SAMPLES.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OcelliException(ErrorCode.NOT_FOUND, "name", "No sample is called " + name));
        StoredFile file = files.accept(
                Requests.projectId(), sample.filename(), Purpose.ASSISTANTS, new ByteArrayInputStream(read(sample)));
        Requests.answer(
                context,
                201,
                Json.object()
                        .put("id", file.id())
                        .put("filename", file.filename())
                        .put("media_type", file.mediaType().value()));
    }

    private static byte[] read(Sample sample) {
        return ResourceFolder.read(PLACE, folder -> {
            try {
                return java.nio.file.Files.readAllBytes(folder.resolve(sample.filename()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
