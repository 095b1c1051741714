package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.FileSearch;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.StoredFile;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files for the console: searched and sorted: {@code /v1/ui/files}. */
public final class FileListRoutes implements Routes {
    private static final String PATH = "/v1/ui/files";

    private final Files files;

    public FileListRoutes(Files files) {
        this.files = files;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.get(PATH + "/{id}", context -> Requests.answer(context, 200, row(file(context))));
    }

    private StoredFile file(Context context) {
        return files.get(Requests.projectId(), context.pathParam("id"));
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context);
        String sort = RunSearchReader.word(context, "sort").orElse("-created");
        var search = new FileSearch(
                RunSearchReader.word(context, "q").orElse(""),
                RunSearchReader.word(context, "kind"),
                key(sort.replaceFirst("^-", "")),
                sort.startsWith("-"));
        String projectId = Requests.projectId();
        context.header("x-total-count", Long.toString(files.count(projectId, search)));
        ArrayNode rows = Json.array();
        files.list(projectId, search, slice.skip(), slice.limit()).forEach(file -> rows.add(row(file)));
        Requests.answer(context, 200, rows);
    }

    private static FileSearch.Key key(String name) {
        return Arrays.stream(FileSearch.Key.values())
                .filter(key -> key.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "sort",
                        "'sort' is '" + name
                                + "'; expected created, name or size, with - before it from the top down."));
    }

    private static ObjectNode row(StoredFile file) {
        return Json.object()
                .put("id", file.id())
                .put("filename", file.filename())
                .put("bytes", file.bytes())
                .put("media_type", file.mediaType().value())
                .put("purpose", file.purpose().wire())
                .put("created_at", file.createdAt().toString());
    }
}
