package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.document.Redactor.Job;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.catalog.tool.secret.Secret;
import dev.ocelli.catalog.tool.secret.SecretSearch;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Perception;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code edit_document}: printed words replaced by others of the same size and colour, the old ones gone. */
final class EditDocumentTool implements Tool {
    private static final int MOST = 100;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "edit_document",
            Toolset.DOCUMENT,
            "Replaces printed words by others in their size and colour, wherever they stand in a PDF, scan or picture, and"
                    + " gives the edited file. The old words are gone from text layer and pixels. Edited pages become"
                    + " pictures with searchable words.",
            new Parameters()
                    .file()
                    .items(
                            "edits",
                            "what to replace",
                            MOST,
                            new Parameters()
                                    .text("find", "the words as printed; case, accents and spaces do not matter")
                                    .text("replace", "the words to print instead; empty to remove them")
                                    .page()
                                    .require("find"))
                    .require("edits")
                    .schema(),
            Need.NOTHING);

    private final Redactor redactor;
    private final Pictures pictures;
    private final SecretSearch search;

    EditDocumentTool(Redactor redactor, Pictures pictures, SecretSearch search) {
        this.redactor = redactor;
        this.pictures = pictures;
        this.search = search;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var edits = given.items("edits", MOST);
        if (edits.isEmpty()) {
            throw given.refused("edits", "The argument edits is missing; expected at least one {find, replace}.");
        }
        var material = given.file(context);
        Perception seen = context.see(material, Optional.empty());
        var redactions = new ArrayList<Redaction>();
        var output = Json.object();
        var list = output.putArray("edits");
        for (Arguments edit : edits) {
            find(edit, seen, list, redactions);
        }
        if (redactions.isEmpty()) {
            return new ToolResult(output, "None of the words stands in " + material.name() + ", so no file was made.");
        }
        var job = new Job(material, seen, redactions, RedactionMode.REPLACE);
        Artifact kept = keep(job, output, context);
        return new ToolResult(
                output, "Replaced words at " + Counted.of(redactions.size(), "place") + ".", List.of(kept));
    }

    private void find(
            Arguments edit, Perception seen, tools.jackson.databind.node.ArrayNode list, List<Redaction> redactions) {
        String find = edit.text("find");
        String replace = edit.findText("replace").orElse("");
        int page = edit.has("page") ? edit.page("page", 0) : -1;
        var wish = new SecretSearch.Wish(Set.of(), List.of(find), List.of(), 0);
        int places = 0;
        for (Secret secret : search.find(seen, wish, List.of())) {
            if (page < 0 || secret.page() == page) {
                places++;
                redactions.add(new Redaction(secret, replace));
                var node = Outputs.page(list.addObject(), secret.page());
                Outputs.box(node, BoundingBox.around(secret.boxes()));
                node.put("found", secret.text()).put("replaced_by", replace);
            }
        }
        if (places == 0) {
            list.addObject().put("not_found", find);
        }
    }

    private Artifact keep(Job job, ObjectNode output, ToolContext context) {
        String name = PictureFiles.stem(job.material()) + "-edited";
        if (job.material().type().isImage() && job.seen().pageCount() == 1) {
            var kept = pictures.working(() -> pictures.keep(redactor.paint(job), job.material(), name, context));
            Outputs.artifact(output.putObject("image"), kept);
            return kept;
        }
        try (var scratch = Scratch.create()) {
            redactor.write(job, scratch.file(), context);
            var kept = context.keep(new NewArtifact(MediaType.PDF, name + ".pdf", scratch.file()));
            Outputs.artifact(output.putObject("document"), kept);
            return kept;
        }
    }
}
