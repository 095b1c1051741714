package dev.ocelli.api.http;

import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.plan.Plan.Input;
import dev.ocelli.engine.request.PageViews;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Function;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages of files and artifacts for people to look at: {@code /v1/ui/…/pages} and below. Pages count from 0. */
public final class PageRoutes implements Routes {
    private static final int MOST_PAGES = 100_000;
    private static final int USUAL_SIDE = 1400;
    private static final int LONGEST_SIDE = 3000;
    private static final float QUALITY = 0.85f;

    private final PageViews views;
    private final FileLookup files;
    private final ArtifactLookup artifacts;

    public PageRoutes(PageViews views, FileLookup files, ArtifactLookup artifacts) {
        this.views = views;
        this.files = files;
        this.artifacts = artifacts;
    }

    /** A file of a project; fails with {@code NOT_FOUND}. */
    @FunctionalInterface
    public interface FileLookup {
        Input find(String projectId, String fileId);
    }

    /** An artifact of a session or an execution; fails with {@code NOT_FOUND}. */
    @FunctionalInterface
    public interface ArtifactLookup {
        Input find(Namespace namespace, String artifactId);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        add(routes, "/v1/ui/files/{id}/pages", this::file);
        add(routes, "/v1/ui/artifacts/{owner}/{owner_id}/{id}/pages", this::artifact);
    }

    private void add(RoutesConfig routes, String path, Function<Context, Input> input) {
        routes.get(path, context -> count(context, input.apply(context)));
        routes.get(path + "/{page}", context -> page(context, input.apply(context)));
        routes.get(path + "/{page}/picture", context -> picture(context, input.apply(context)));
    }

    private Input file(Context context) {
        return files.find(Requests.projectId(), context.pathParam("id"));
    }

    private Input artifact(Context context) {
        Owner owner = context.pathParam("owner").equals("execution") ? Owner.EXECUTION : Owner.SESSION;
        var namespace = new Namespace(Requests.projectId(), owner, context.pathParam("owner_id"));
        return artifacts.find(namespace, context.pathParam("id"));
    }

    private Page read(Context context, Input input) {
        String index = context.pathParam("page");
        if (!index.matches("[0-9]{1,6}") || Integer.parseInt(index) >= MOST_PAGES) {
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "page", "'" + index + "' is no page index.");
        }
        return views.page(input, Integer.parseInt(index));
    }

    private void count(Context context, Input input) {
        Requests.answer(
                context,
                200,
                Json.object()
                        .put("page_count", views.count(input))
                        .put("media_type", input.type().value())
                        .put("filename", input.name()));
    }

    private void page(Context context, Input input) {
        Page page = read(context, input);
        ObjectNode body = Json.object().put("index", page.index()).put("aspect", page.aspect());
        body.put("source", page.source().name().toLowerCase(java.util.Locale.ROOT));
        ArrayNode words = body.putArray("words");
        for (int i = 0; i < page.lines().size(); i++) {
            for (Word word : page.lines().get(i).words()) {
                write(words.addObject().put("line", i), word);
            }
        }
        ArrayNode blocks = body.putArray("blocks");
        page.parts()
                .blocks()
                .forEach(block -> write(
                        blocks.addObject().put("kind", block.kind().name().toLowerCase(java.util.Locale.ROOT)),
                        block.box()));
        ArrayNode tables = body.putArray("tables");
        page.parts().tables().forEach(table -> write(tables.addObject(), table.box()));
        context.header("Cache-Control", "private, max-age=3600");
        Requests.answer(context, 200, body);
    }

    private static void write(ObjectNode node, Word word) {
        node.put("text", word.text());
        write(node, word.box());
    }

    private static void write(ObjectNode node, BoundingBox box) {
        ArrayNode xywh = node.putArray("xywh");
        for (double part : new double[] {box.x(), box.y(), box.width(), box.height()}) {
            xywh.add(Math.round(part * 1e5) / 1e5);
        }
    }

    private void picture(Context context, Input input) {
        int side = Requests.number(context, "side", USUAL_SIDE, 64, LONGEST_SIDE);
        byte[] jpeg = jpeg(views.picture(input, read(context, input), side));
        context.header("Cache-Control", "private, max-age=86400");
        context.header("X-Content-Type-Options", "nosniff");
        context.contentType("image/jpeg").result(jpeg);
    }

    /** A picture as people look at it. */
    public static byte[] jpeg(BufferedImage picture) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
