package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Form fields of PDFs: which there are, and filling them in. Any thread. */
public final class PdfForms {
    private static final int MOST_FIELDS = 2_000;

    private final FormatLimits limits;
    private final TimeBox timeBox = new TimeBox(Duration.ofMinutes(1));

    public PdfForms(FormatLimits limits) {
        this.limits = limits;
    }

    /**
     * A field.
     *
     * @param name whole, with dots
     * @param type {@code text}, {@code checkbox}, {@code radio}, {@code choice}, {@code signature} or {@code button}
     * @param options what may be chosen; empty for text
     */
    public record Field(String name, String type, String value, List<String> options) {
        public Field {
            options = List.copyOf(options);
        }
    }

    public List<Field> fields(Path pdf) {
        return timeBox.call("The form of the PDF", () -> {
            try (PDDocument document = PdfFiles.load(pdf, limits)) {
                return terminals(document).stream().map(PdfForms::describe).toList();
            }
        });
    }

    /**
     * Fills fields in and writes the PDF.
     *
     * @param values by the field's whole name
     * @param flatten print them onto the pages, so that they are no fields any longer
     * @throws OcelliException {@code INVALID_REQUEST} for a field that is not there or a value that it does not take
     */
    public void fill(Path pdf, Map<String, String> values, boolean flatten, Path target) {
        timeBox.call("The form of the PDF", () -> {
            try (PDDocument document = PdfFiles.load(pdf, limits)) {
                List<PDTerminalField> fields = terminals(document);
                for (Map.Entry<String, String> entry : values.entrySet()) {
                    set(find(fields, entry.getKey()), entry.getValue());
                }
                PDAcroForm form = document.getDocumentCatalog().getAcroForm();
                if (flatten && form != null) {
                    form.flatten();
                }
                PdfFiles.save(document, target);
                return target;
            }
        });
    }

    private static List<PDTerminalField> terminals(PDDocument document) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm();
        var fields = new ArrayList<PDTerminalField>();
        if (form != null) {
            for (PDField field : form.getFieldTree()) {
                if (field instanceof PDTerminalField terminal && fields.size() < MOST_FIELDS) {
                    fields.add(terminal);
                }
            }
        }
        return fields;
    }

    private static Field describe(PDTerminalField field) {
        String name = field.getFullyQualifiedName();
        String value = String.valueOf(field.getValueAsString());
        return switch (field) {
            case PDTextField _ -> new Field(name, "text", value, List.of());
            case PDCheckBox box ->
                new Field(name, "checkbox", box.isChecked() ? "true" : "false", List.of("true", "false"));
            case PDRadioButton radio -> new Field(name, "radio", value, List.copyOf(radio.getOnValues()));
            case PDChoice choice -> new Field(name, "choice", value.replaceAll("^\\[|]$", ""), choice.getOptions());
            case PDSignatureField _ -> new Field(name, "signature", "", List.of());
            default -> new Field(name, "button", "", List.of());
        };
    }

    private static PDTerminalField find(List<PDTerminalField> fields, String name) {
        return fields.stream()
                .filter(f -> name.equals(f.getFullyQualifiedName()))
                .findFirst()
                .or(() -> fields.stream()
                        .filter(f -> name.equalsIgnoreCase(f.getFullyQualifiedName())
                                || name.equalsIgnoreCase(f.getPartialName()))
                        .findFirst())
                .orElseThrow(() -> refused("There is no field '" + name + "'. Fields: "
                        + (fields.isEmpty()
                                ? "none; the PDF has no form"
                                : String.join(
                                        ", ",
                                        fields.stream()
                                                .map(PDTerminalField::getFullyQualifiedName)
                                                .limit(30)
                                                .toList()))
                        + "."));
    }

    private static void set(PDTerminalField field, String value) throws IOException {
        String name = field.getFullyQualifiedName();
        try {
            switch (field) {
                case PDCheckBox box -> {
                    if (yes(value) || value.equals(box.getOnValue())) {
                        box.check();
                    } else {
                        box.unCheck();
                    }
                }
                case PDSignatureField _ ->
                    throw refused("The field '" + name + "' is a signature and cannot be filled in.");
                case PDButton button -> button.setValue(value);
                default -> field.setValue(value);
            }
        } catch (IllegalArgumentException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "values",
                    "The field '" + name + "' does not take that value" + allowed(field) + ".",
                    e);
        }
    }

    private static String allowed(PDTerminalField field) {
        List<String> options = describe(field).options();
        return options.isEmpty() ? "; its font has no such letters" : "; it takes: " + String.join(", ", options);
    }

    private static boolean yes(String value) {
        return List.of("true", "yes", "on", "1", "x", "ja", "oui", "si", "sí").contains(value.toLowerCase(Locale.ROOT));
    }

    private static OcelliException refused(String message) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, "values", message);
    }
}
