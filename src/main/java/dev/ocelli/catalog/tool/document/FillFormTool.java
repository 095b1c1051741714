package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.format.PdfForms;
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
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code fill_form}: the fields of a PDF form, and values in them. */
final class FillFormTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "fill_form",
            Toolset.DOCUMENT,
            "Fills in the form fields of a PDF (AcroForm) and gives the filled PDF. Without values it lists the fields: name,"
                    + " type, value, options. A scanned form has no fields; use edit_document there.",
            new Parameters()
                    .file()
                    .object("values", "values by field name; true and false for check boxes")
                    .flag("flatten", "print the values onto the pages, so that they cannot be changed")
                    .schema(),
            Need.NOTHING);

    private final PdfForms forms;

    FillFormTool(PdfForms forms) {
        this.forms = forms;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        Optional<ObjectNode> wanted = given.findObject("values");
        boolean flatten = given.flag("flatten", false);
        var material = given.file(context);
        if (!material.type().equals(MediaType.PDF)) {
            throw given.refused("file", material.name() + " is no PDF; only PDFs have form fields.");
        }
        var output = Json.object();
        if (wanted.isEmpty()) {
            var fields = forms.fields(material.file());
            list(output, fields);
            return new ToolResult(output, material.name() + " has " + Counted.of(fields.size(), "form field") + ".");
        }
        try (var scratch = Scratch.create()) {
            var values = values(wanted.get());
            forms.fill(material.file(), values, flatten, scratch.file());
            String name = PictureFiles.stem(material) + "-filled.pdf";
            var kept = context.keep(new NewArtifact(MediaType.PDF, name, scratch.file()));
            Outputs.artifact(output.putObject("document"), kept);
            var filled = output.putArray("filled");
            values.keySet().forEach(filled::add);
            return new ToolResult(output, "Filled in " + Counted.of(values.size(), "field") + ".", List.of(kept));
        }
    }

    private static Map<String, String> values(ObjectNode given) {
        var values = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            JsonNode value = entry.getValue();
            values.put(entry.getKey(), value.isString() ? value.stringValue() : value.isNull() ? "" : value.toString());
        }
        return values;
    }

    private static void list(ObjectNode output, List<PdfForms.Field> fields) {
        var list = output.putArray("fields");
        for (PdfForms.Field field : fields) {
            var node = list.addObject()
                    .put("name", field.name())
                    .put("type", field.type())
                    .put("value", field.value());
            if (!field.options().isEmpty()) {
                var options = node.putArray("options");
                field.options().forEach(options::add);
            }
        }
    }
}
