package dev.ocelli.api.cli;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.ground.WireJson;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft.Making;
import dev.ocelli.engine.request.AnnotatedPages;
import dev.ocelli.engine.request.Extraction;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code ocelli extract}: files in, a table or JSON out, in this process, without a server or database. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = {
            "Reads files and prints their values, each with its status and page.",
            "Without --domain, --schema or --skill the best-fitting domain is chosen and named."
        },
        footer = {
            "",
            "Examples:",
            "  ocelli extract examples/receipt.jpg --annotate boxes.png",
            "  ocelli extract invoice.pdf --domain document.invoice --json",
            "  ocelli extract contract.pdf --schema my-fields.json",
            "  ocelli extract statement.pdf --skill bank-statement"
        })
final class ExtractCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "PDF, picture, office document or text.")
    private List<Path> files = List.of();

    @Option(
            names = {"-d", "--domain"},
            paramLabel = "DOMAIN",
            description = "A domain, such as document.invoice.")
    private @Nullable String domain;

    @Option(
            names = {"-s", "--schema"},
            paramLabel = "FILE",
            description = "A JSON Schema that says which fields to read.")
    private @Nullable Path schema;

    @Option(
            names = {"-k", "--skill"},
            paramLabel = "SKILL",
            description = "A skill's folder, or the name of one that comes with Ocelli.")
    private @Nullable String skill;

    @Option(
            names = {"-p", "--prompt"},
            paramLabel = "TEXT",
            description = "Hints on how to read, such as synonyms of a field.")
    private @Nullable String prompt;

    @Option(names = "--json", description = "Print JSON as the API gives it, with boxes and confidence.")
    private boolean json;

    @Option(
            names = {"-a", "--annotate"},
            paramLabel = "OUT.png",
            description = "Write the pages with boxes drawn on them.")
    private @Nullable Path annotate;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of models and own domains (default: ~/.ocelli).")
    private Path data = Path.of(System.getProperty("user.home"), ".ocelli");

    @Override
    public Integer call() throws IOException {
        if (Stream.of(domain, schema, skill).filter(Objects::nonNull).count() > 1) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, "--schema", "Give one of --domain, --schema and --skill.");
        }
        try (var plugged = PluggedPipeline.under(data)) {
            plugged.pipeline().models().pullDefaults(System.err::println);
            for (Path file : files) {
                extract(plugged, file);
            }
        }
        return 0;
    }

    private void extract(PluggedPipeline plugged, Path file) throws IOException {
        EmbeddedPipeline pipeline = plugged.pipeline();
        var choice = new PlanChoice(pipeline, plugged.model().isPresent(), System.err::println);
        Plan.Input input = choice.input(file);
        var extraction = new Extraction(pipeline.stages());
        Perception seen = extraction.perceive(choice.reading(input), Extraction.Effort.ALL);
        seen.warnings().forEach(System.err::println);
        Plan plan;
        if (skill != null) {
            plan = choice.bySkill(input, SkillChoice.open(skill));
        } else {
            plan = schema != null ? choice.bySchema(input, schema(schema)) : choice.byDomain(input, domain, seen);
        }
        if (prompt != null) {
            plan = choice.withPrompt(plan, prompt);
        }
        if (plan.product() != Plan.Product.EXTRACT) {
            System.out.println(Json.pretty(pipeline.stages().pages().make(plan, seen)));
            return;
        }
        Extraction.Filled filled = extraction.fill(plan, seen, Extraction.Effort.ALL);
        Grounded result = filled.grounded();
        tell(filled.making());
        print(file, result);
        if (annotate != null) {
            write(new AnnotatedPages(pipeline.formats()).draw(input, seen, result), annotate);
        }
    }

    /** Which model was asked, and what to know of the result. */
    private static void tell(Making making) {
        making.notes().forEach(System.err::println);
        var use = making.use();
        if (use.calls() > 0) {
            System.err.printf(
                    Locale.ROOT,
                    "Read by %s: %d call(s), %d tokens in, %d out.%n",
                    making.engine(),
                    use.calls(),
                    use.promptTokens(),
                    use.completionTokens());
        }
    }

    private void print(Path file, Grounded result) {
        if (json) {
            System.out.println(Json.pretty(WireJson.write(result, true, true)));
            return;
        }
        if (files.size() > 1) {
            System.out.println("== " + file);
        }
        System.out.println(ResultTable.of(result, CommandLine.Help.Ansi.AUTO));
    }

    private static ObjectNode schema(Path file) throws IOException {
        try {
            return JsonSchema.parse(Json.parse(Files.readString(file))).root();
        } catch (OcelliException e) {
            throw e.at("--schema");
        }
    }

    /** One picture a page: {@code OUT.png}, then {@code OUT-2.png}, … */
    private static void write(List<BufferedImage> pages, Path out) throws IOException {
        String name = out.getFileName().toString();
        String stem =
                name.toLowerCase(java.util.Locale.ROOT).endsWith(".png") ? name.substring(0, name.length() - 4) : name;
        for (int i = 0; i < pages.size(); i++) {
            Path target = out.resolveSibling(stem + (i == 0 ? "" : "-" + (i + 1)) + ".png");
            ImageIO.write(pages.get(i), "png", target.toFile());
            System.err.println("Boxes drawn: " + target);
        }
    }
}
