package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.schema.BoundedPattern;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.document.Redactor.Done;
import dev.ocelli.catalog.tool.document.Redactor.Job;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.catalog.tool.secret.Secret;
import dev.ocelli.catalog.tool.secret.SecretKind;
import dev.ocelli.catalog.tool.secret.SecretSearch;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Perception;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code redact_document}: a copy of a document or picture in which secrets can be read nowhere. */
final class RedactDocumentTool implements Tool {
    private static final int MOST = 100;
    private static final int MOST_BOXES = 500;
    private static final int MOST_PAGES = 500;
    private static final MediaType CSV = new MediaType("text/csv");

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "redact_document",
            Toolset.DOCUMENT,
            "Makes a copy of a document or picture without its secrets: by category, by words, patterns, fields or boxes."
                    + " Gives a flattened PDF (doc_) or picture (img_) in which neither text layer nor pixels tell them,"
                    + " and a list of what was redacted. Without any wish: everything personal. With pages, the copy has only these.",
            new Parameters()
                    .file()
                    .pages()
                    .texts(
                            "categories",
                            "person_names, id_numbers, bank_accounts, phones, emails, addresses, dates, amounts;"
                                    + " personal (the first six) or all",
                            MOST)
                    .texts("words", "words to redact wherever they stand", MOST)
                    .texts("patterns", "regular expressions to redact", MOST)
                    .texts("fields", "names of fields whose values to redact, such as total or seller.iban", MOST)
                    .object("schema", "JSON Schema of the fields; without it fields are looked for by their names")
                    .items(
                            "boxes",
                            "places to redact",
                            MOST_BOXES,
                            new Parameters().page().box("xywh", "the place").require("xywh"))
                    .choice(
                            "mode",
                            "black boxes, blur, or replace by made-up values; black when left out",
                            RedactionMode.class)
                    .number("least_confidence", "leave findings below it alone; 0.5 when left out", 0, 1)
                    .flag("audit_csv", "also give the list as a CSV file")
                    .schema(),
            Need.NOTHING);

    private final Redactor redactor;
    private final Pictures pictures;
    private final SecretSearch search;

    RedactDocumentTool(Redactor redactor, Pictures pictures, SecretSearch search) {
        this.redactor = redactor;
        this.pictures = pictures;
        this.search = search;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.DOCUMENT, Toolset.CORE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var mode = given.choice("mode", RedactionMode.class, RedactionMode.BLACK);
        boolean csv = given.flag("audit_csv", false);
        var wish = wish(given);
        var fields = given.texts("fields", MOST);
        var boxes = given.items("boxes", MOST_BOXES);
        var placed = placed(boxes);
        var schema = given.findObject("schema");
        Optional<List<Integer>> pages = given.findPages("pages");
        var material = given.file(context);
        Perception seen = context.see(material, pages);
        check(seen, placed, given);
        var known = new ArrayList<>(placed);
        if (!fields.isEmpty() || schema.isPresent()) {
            var form = schema.orElseGet(() -> FieldPlaces.schemaOf(fields));
            known.addAll(FieldPlaces.of(context.extract(new ToolContext.Extract(material, pages, form, "")), fields));
        }
        var secrets = search.find(seen, wish, known);
        if (secrets.isEmpty()) {
            return nothing(material);
        }
        return made(new Job(material, seen, redactions(secrets, material, mode), mode), csv, context);
    }

    private static SecretSearch.Wish wish(Arguments given) {
        var kinds = EnumSet.noneOf(SecretKind.class);
        for (String word : given.texts("categories", MOST)) {
            kinds.addAll(SecretKind.named(word)
                    .orElseThrow(() -> given.refused(
                            "categories",
                            "There is no category '" + (word.length() > 60 ? word.substring(0, 60) + "…" : word)
                                    + "'. Categories: person_names, id_numbers, bank_accounts, phones, emails, addresses,"
                                    + " dates, amounts, personal, all.")));
        }
        var words = given.texts("words", MOST);
        var patterns = given.texts("patterns", MOST).stream()
                .map(BoundedPattern::compile)
                .toList();
        boolean silent = kinds.isEmpty()
                && words.isEmpty()
                && patterns.isEmpty()
                && !given.has("fields")
                && !given.has("boxes")
                && !given.has("schema");
        if (silent) {
            kinds.addAll(SecretKind.named("personal").orElseThrow());
        }
        return new SecretSearch.Wish(kinds, words, patterns, given.number("least_confidence", 0.5, 0, 1));
    }

    private static List<Secret> placed(List<Arguments> boxes) {
        var placed = new ArrayList<Secret>();
        for (Arguments item : boxes) {
            placed.add(
                    new Secret("box", "", item.page("page", 0), List.of(item.box("xywh")), "a place of the caller", 1));
        }
        return placed;
    }

    private static void check(Perception seen, List<Secret> placed, Arguments given) {
        if (seen.pages().size() > MOST_PAGES) {
            throw given.refused(
                    "file",
                    "There are " + seen.pages().size() + " pages; at most " + MOST_PAGES
                            + " are redacted at once. Name fewer pages.");
        }
        for (Secret secret : placed) {
            if (seen.pages().stream().noneMatch(page -> page.index() == secret.page())) {
                throw new OcelliException(
                        ErrorCode.PAGE_OUT_OF_RANGE,
                        "boxes",
                        "A box is on page " + (secret.page() + 1) + ", which is not among the pages to redact; the file"
                                + " has " + Counted.of(seen.pageCount(), "page") + ".");
            }
        }
    }

    private static List<Redaction> redactions(List<Secret> secrets, Material material, RedactionMode mode) {
        var replacements = new Replacements(material.sha256());
        return secrets.stream()
                .map(s -> new Redaction(s, mode == RedactionMode.REPLACE ? replacements.of(s) : ""))
                .toList();
    }

    private static ToolResult nothing(Material material) {
        var output = Json.object();
        output.putArray("redactions");
        return new ToolResult(
                output.put("found", 0),
                "Found nothing to redact in " + material.title().replaceAll("\\s+", " ") + ", so no file was made.");
    }

    private ToolResult made(Job job, boolean csv, ToolContext context) {
        var output = Json.object();
        var artifacts = new ArrayList<Artifact>();
        String name = PictureFiles.stem(job.material()) + "-redacted";
        boolean picture = job.material().type().isImage() && job.seen().pageCount() == 1;
        if (picture) {
            var kept = pictures.working(() -> pictures.keep(redactor.paint(job), job.material(), name, context));
            artifacts.add(kept);
            Outputs.artifact(output.putObject("image"), kept);
        } else {
            document(job, name, output, artifacts, context);
        }
        var audit = new Audit(job.redactions());
        output.put("mode", job.mode().name().toLowerCase(java.util.Locale.ROOT));
        audit.write(output);
        if (csv) {
            var list = Pictures.keep(audit.csv(), CSV, name + "-list.csv", context);
            artifacts.add(list);
            Outputs.artifact(output.putObject("audit"), list);
        }
        return new ToolResult(output, "Redacted " + audit.words() + ".", artifacts);
    }

    private void document(Job job, String name, ObjectNode output, List<Artifact> artifacts, ToolContext context) {
        try (var scratch = Scratch.create()) {
            Done done = redactor.write(job, scratch.file(), context);
            var kept = context.keep(new NewArtifact(MediaType.PDF, name + ".pdf", scratch.file()));
            artifacts.add(kept);
            Outputs.artifact(output.putObject("document"), kept);
            var flattened = output.putArray("flattened_pages");
            done.flattened().forEach(page -> flattened.add(page + 1));
            output.put("searchable", done.words());
        }
    }
}
