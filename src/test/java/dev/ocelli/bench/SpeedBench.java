package dev.ocelli.bench;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.perceive.hear.HeardCache;
import dev.ocelli.engine.perceive.see.PageSight;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.plan.Plan.Product;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.examples.ExampleDocuments;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How long one warm document takes through the whole pipeline in this process, and whether memory stays flat. Nothing is
 * remembered between documents.
 *
 * <p>Arguments: data folder (models), documents to run.
 */
final class SpeedBench {
    private static final int WARM_UP = 60;
    private static final Logger LIBRARIES = Logger.getLogger("org.apache");

    private SpeedBench() {}

    /** Forgets at once, so that every document is seen anew. */
    private static final class NoCache implements SightCache {
        @Override
        public Optional<PageSight> find(Key key) {
            return Optional.empty();
        }

        @Override
        public void put(Key key, PageSight sight) {}
    }

    public static void main(String[] args) throws IOException {
        LIBRARIES.setLevel(Level.OFF);
        Path folder = Files.createTempDirectory("speed");
        ExampleDocuments.main(new String[] {folder.toString()});
        int documents = Integer.parseInt(args[1]);
        try (var pipeline = EmbeddedPipeline.under(
                Path.of(args[0]),
                new EmbeddedPipeline.Memories(new NoCache(), HeardCache.NONE),
                SpeechSettings.STANDARD,
                Optional::empty)) {
            report(
                    "receipt.jpg (scan, OCR)",
                    pipeline,
                    folder.resolve("receipt.jpg"),
                    MediaType.JPEG,
                    "document.receipt",
                    40);
            report(
                    "report.pdf (one page, text layer)",
                    pipeline,
                    folder.resolve("report.pdf"),
                    MediaType.PDF,
                    "document.invoice",
                    documents);
            report(
                    "invoice.pdf (two pages, text layer)",
                    pipeline,
                    folder.resolve("invoice.pdf"),
                    MediaType.PDF,
                    "document.invoice",
                    documents);
        }
    }

    private static void report(
            String what, EmbeddedPipeline pipeline, Path file, MediaType type, String domain, int documents) {
        var found = pipeline.domains().get(domain);
        var plan = new Plan(
                Product.EXTRACT,
                found.schema().root(),
                List.of(new Instruction(domain, found.instructions())),
                new Plan.Input(file, type, file.getFileName().toString()),
                new PlanOptions(Optional.empty(), Plan.Detail.AUTO, true, true, false));
        var extraction = new Extraction(pipeline.stages());
        for (int i = 0; i < Math.min(WARM_UP, documents); i++) {
            extraction.run(plan, Extraction.Effort.ALL);
        }
        long before = heapAfterCollection();
        double[] millis = new double[documents];
        for (int i = 0; i < documents; i++) {
            long start = System.nanoTime();
            extraction.run(plan, Extraction.Effort.ALL);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-40s %5d documents  median %7.1f ms  p90 %7.1f ms  heap %d -> %d MiB%n",
                what, documents, millis[documents / 2], millis[documents * 9 / 10], before, heapAfterCollection());
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
