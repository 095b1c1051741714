package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.engine.request.Extraction.Effort;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/** The materials of one run, opened: what stands on their first pages, and how they look. One thread. */
final class Desk {
    /** Enough for most documents; a model reads on with a tool. */
    private static final int MOST_PAGES = 24;

    private static final int LONGER_SIDE = 1_280;

    private final Formats formats;
    private final Extraction extraction;
    private final Map<String, Optional<Perception>> seen = new HashMap<>();

    Desk(Formats formats, Extraction extraction) {
        this.formats = formats;
        this.extraction = extraction;
    }

    /** What stands on the first pages; empty for what has no pages or cannot be read. */
    Optional<Perception> see(Material material) {
        return seen.computeIfAbsent(material.sha256(), _ -> look(material));
    }

    private Optional<Perception> look(Material material) {
        if (!formats.reads(material.type())) {
            return Optional.empty();
        }
        try {
            int count = pageCount(material);
            Optional<List<Integer>> pages = count <= MOST_PAGES
                    ? Optional.empty()
                    : Optional.of(IntStream.range(0, MOST_PAGES).boxed().toList());
            return Optional.of(extraction.perceive(plan(material, pages, Json.object()), Effort.ALL));
        } catch (OcelliException _) {
            return Optional.empty(); // the model is told that the file cannot be read
        }
    }

    static Plan plan(Material material, Optional<List<Integer>> pages, ObjectNode schema) {
        return new Plan(
                Plan.Product.EXTRACT,
                schema,
                List.of(),
                new Plan.Input(material.file(), material.type(), material.title()),
                new Plan.PlanOptions(pages, Plan.Detail.AUTO, true, true, false));
    }

    /** A plan without a file, for checking values against what was seen. */
    static Plan plan(ObjectNode schema) {
        return new Plan(
                Plan.Product.EXTRACT,
                schema,
                List.of(),
                new Plan.Input(java.nio.file.Path.of(""), new MediaType("application/octet-stream"), ""),
                Plan.PlanOptions.DEFAULT);
    }

    private int pageCount(Material material) {
        try (OpenDocument document = formats.open(material.file(), material.type())) {
            return document.pageCount();
        }
    }

    /** The first of these pages as JPEG pictures, upright. */
    List<String> pictures(Material material, int most) {
        Optional<Perception> perception = most > 0 ? see(material) : Optional.empty();
        if (perception.isEmpty() || !formats.reads(material.type())) {
            return List.of();
        }
        List<String> pictures = new ArrayList<>();
        try (OpenDocument document = formats.open(material.file(), material.type())) {
            for (Page page : perception.get().pages().stream().limit(most).toList()) {
                pictures.add(dataUri(upright(document.page(page.index()).picture(LONGER_SIDE), page.turn())));
            }
        } catch (OcelliException _) {
            return pictures; // those that could be drawn
        }
        return pictures;
    }

    private static BufferedImage upright(BufferedImage stored, int turn) {
        boolean swapped = turn % 180 != 0;
        int width = swapped ? stored.getHeight() : stored.getWidth();
        int height = swapped ? stored.getWidth() : stored.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var move = new AffineTransform();
        move.translate(width / 2.0, height / 2.0);
        move.rotate(Math.toRadians(turn));
        move.translate(-stored.getWidth() / 2.0, -stored.getHeight() / 2.0);
        Graphics2D graphics = picture.createGraphics();
        graphics.drawImage(stored, move, null);
        graphics.dispose();
        return picture;
    }

    private static String dataUri(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: only when there is none
        }
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
