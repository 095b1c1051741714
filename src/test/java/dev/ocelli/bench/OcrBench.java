package dev.ocelli.bench;

import dev.ocelli.catalog.model.Models;
import dev.ocelli.catalog.model.OcrModel;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a list of pictures with our OCR, writes what it read for the scorer, and prints the CPU time a page takes.
 *
 * <p>Arguments: data folder of Ocelli, file that lists the pictures, folder for the predictions. CPU is user + system
 * time of this process, with turn finding, without decoding the file, after three pages of warm-up.
 */
public final class OcrBench {
    private static final int WARM_UP = 3;

    private OcrBench() {}

    public static void main(String[] args) throws IOException {
        List<Path> pictures =
                Files.readAllLines(Path.of(args[1])).stream().map(Path::of).toList();
        Path out = Path.of(args[2]);
        Files.createDirectories(out);
        try (Models models = Models.under(Path.of(args[0]))) {
            OcrModel ocr = models.ocr();
            for (Path picture : pictures.subList(0, Math.min(WARM_UP, pictures.size()))) {
                read(ocr, picture, out);
            }
            double cpu = 0;
            double wall = 0;
            for (Path picture : pictures) {
                double[] spent = read(ocr, picture, out);
                cpu += spent[0];
                wall += spent[1];
            }
            System.out.printf(
                    "{\"engine\":\"ocelli %s\",\"pages\":%d,\"cpu_seconds_per_page\":%.3f,\"wall_seconds_per_page\":%.3f}%n",
                    ocr.name(), pictures.size(), cpu / pictures.size(), wall / pictures.size());
        }
    }

    private static double[] read(OcrModel ocr, Path file, Path out) throws IOException {
        var picture = ImageIO.read(file.toFile());
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        int turn = ocr.turnOf(picture);
        var lines = ocr.read(picture);
        double[] spent = {(cpuNanos() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9};
        String name = file.getFileName().toString();
        String id = name.substring(0, name.lastIndexOf('.'));
        if (turn != 0) {
            System.err.println(id + " was judged to lie turned by " + turn);
        }
        Files.writeString(out.resolve(id + ".json"), Json.write(prediction(id, lines)));
        return spent;
    }

    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private static ObjectNode prediction(String id, List<TextLine> lines) {
        ObjectNode json = Json.object().put("id", id);
        var lineNodes = json.putArray("lines");
        var wordNodes = json.putArray("words");
        for (TextLine line : lines) {
            lineNodes.add(item(line.text(), line.box()));
            for (Word word : line.words()) {
                wordNodes.add(item(word.text(), word.box()));
            }
        }
        return json;
    }

    private static ObjectNode item(String text, BoundingBox box) {
        ObjectNode node = Json.object().put("text", text).put("page", 0);
        node.putArray("xywh").add(box.x()).add(box.y()).add(box.width()).add(box.height());
        return node;
    }
}
