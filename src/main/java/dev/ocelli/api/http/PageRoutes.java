package dev.ocelli.api.http;

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
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages of files for people to look at: {@code /v1/ui/files/{id}/pages} and below. Pages count from 0. */
public final class PageRoutes implements Routes {
    private static final int MOST_PAGES = 100_000;
    private static final int USUAL_SIDE = 1400;
    private static final int LONGEST_SIDE = 3000;
    private static final float QUALITY = 0.85f;

    private final PageViews views;
    private final FileLookup files;

    public PageRoutes(PageViews views, FileLookup files) {
        this.views = views;
        this.files = files;
    }

    /** A file of a project; fails with {@code NOT_FOUND}. */
    @FunctionalInterface
    public interface FileLookup {
        Input find(String projectId, String fileId);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/files/{id}/pages", this::count);
        routes.get("/v1/ui/files/{id}/pages/{page}", this::page);
        routes.get("/v1/ui/files/{id}/pages/{page}/picture", this::picture);
    }

    private Input input(Context context) {
        return files.find(Requests.projectId(), context.pathParam("id"));
    }

    private Page page(Context context, Input input) {
        String index = context.pathParam("page");
        if (!index.matches("[0-9]{1,6}") || Integer.parseInt(index) >= MOST_PAGES) {
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "page", "'" + index + "' is no page index.");
        }
        return views.page(input, Integer.parseInt(index));
    }

    private void count(Context context) {
        Input input = input(context);
        Requests.answer(
                context,
                200,
                Json.object()
                        .put("page_count", views.count(input))
                        .put("media_type", input.type().value())
                        .put("filename", input.name()));
    }

    private void page(Context context) {
        Page page = page(context, input(context));
        ObjectNode body = Json.object().put("index", page.index()).put("aspect", page.aspect());
        body.put("source", page.source().name().toLowerCase(java.util.Locale.ROOT));
        ArrayNode words = body.putArray("words");
        page.lines().forEach(line -> line.words().forEach(word -> write(words.addObject(), word)));
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

    private void picture(Context context) throws IOException {
        int side = Requests.number(context, "side", USUAL_SIDE, 64, LONGEST_SIDE);
        Input input = input(context);
        byte[] jpeg = jpeg(views.picture(input, page(context, input), side));
        context.header("Cache-Control", "private, max-age=86400");
        context.header("X-Content-Type-Options", "nosniff");
        context.contentType("image/jpeg").result(jpeg);
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
