package dev.ocelli.engine.propose;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.KeyValuePair;
import dev.ocelli.core.perception.MachineReadableZone;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proposes a JSON Schema for a document of unknown kind, out of its labels, tables, codes and title.
 *
 * <p>The answer has the fields of the wire's SchemaResponse (contract A section 9); {@code json_sample} holds the values
 * that were seen. Every field may be null, since the next document of the kind may lack it.
 */
public final class SchemaProposer {
    private static final String DOMAIN = "document.proposed";
    private static final String FALLBACK = "Document";
    private static final Pattern PAGE_LABEL = Pattern.compile("(?i)(page|seite|pagina|página)( no\\.?| nr\\.?)?");

    private final String version;

    /** @param version sent as {@code schema_version} */
    public SchemaProposer(String version) {
        this.version = version;
    }

    public ObjectNode propose(Perception perception) {
        var proposal = new Proposal();
        Set<List<String>> tables = new HashSet<>();
        String title = Headings.title(perception).orElse(FALLBACK);
        // the surest evidence first: what comes later adds fields but does not replace them
        for (Page page : perception.pages()) {
            addZones(page, proposal);
            LooseValues.addLabelled(page, proposal);
            page.parts().tables().forEach(table -> addTable(page, table, tables, proposal));
            page.parts()
                    .barcodes()
                    .forEach(code -> proposal.add(
                            "Barcode",
                            "Content of the printed " + code.symbology().replace('_', ' '),
                            new Guess(ValueKind.IDENTIFIER, Json.MAPPER.valueToTree(code.text()))));
        }
        perception.pages().forEach(page -> addPairs(page, title, proposal));
        LooseValues.addUnlabelled(perception, proposal);
        return answer(title, proposal);
    }

    private static void addZones(Page page, Proposal proposal) {
        for (MachineReadableZone zone : page.parts().zones()) {
            zone.fields().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(entry -> {
                        String label = entry.getKey().replace('_', ' ');
                        String title = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
                        proposal.add(title, "Read from the machine-readable zone", Guess.of(title, entry.getValue()));
                    });
        }
    }

    private static void addPairs(Page page, String title, Proposal proposal) {
        List<Table> grids = page.parts().tables().stream()
                .filter(table -> TableFields.of(table).isList())
                .toList();
        for (KeyValuePair pair : page.parts().pairs()) {
            boolean inTable = grids.stream()
                    .anyMatch(table ->
                            pair.key().stream().allMatch(word -> table.box().containsCentreOf(word.box())));
            String label = FieldName.clean(text(pair.key()));
            String value = text(pair.value());
            boolean heading = title.equalsIgnoreCase(label) || title.equalsIgnoreCase(FieldName.clean(value));
            if (!inTable && !heading && !proposal.tells(FieldName.of(label), value)) {
                addPair(label, value, proposal);
            }
        }
    }

    private static void addPair(String key, String value, Proposal proposal) {
        String label = FieldName.clean(key);
        if (TableFields.isLabel(label) && !PAGE_LABEL.matcher(label).matches()) {
            Guess guess = Guess.of(label, value);
            proposal.add(label, guess.kind().describe(label), guess);
        }
    }

    private static void addTable(Page page, Table table, Set<List<String>> known, Proposal proposal) {
        TableFields fields = TableFields.of(table);
        if (fields.isListOfPairs()) {
            fields.pairs().forEach(pair -> addPair(pair[0], pair[1], proposal));
        } else if (!fields.hasHeader()) {
            fields.neighbours().forEach(pair -> addPair(pair[0], pair[1], proposal));
            addPriced(fields.priced(), proposal);
        } else if (!continues(fields.names(), known) && known.add(fields.names())) {
            String heading = Headings.above(page, table.box()).orElse("");
            String name = fields.usualName().isEmpty() ? FieldName.of(heading) : fields.usualName();
            if (name.isEmpty()) {
                name = "rows";
            }
            ObjectNode property = Json.object()
                    .put("title", heading.isEmpty() ? capital(name) : heading)
                    .put("description", "Rows of the table with the columns " + String.join(", ", fields.names()));
            property.putArray("type").add("array").add("null");
            property.set("items", fields.row());
            proposal.addList(name, property, fields.sample());
        }
    }

    private static void addPriced(List<String[]> priced, Proposal proposal) {
        if (priced.size() < 2) {
            return;
        }
        ObjectNode row = Json.object().put("type", "object");
        ObjectNode columns = row.putObject("properties");
        columns.set("description", ValueKind.TEXT.property("Description", "What the line is for"));
        columns.set("amount", ValueKind.MONEY.property("Amount", "Amount of money at the end of the line"));
        ObjectNode property =
                Json.object().put("title", "Items").put("description", "Lines with an amount at their end");
        property.putArray("type").add("array").add("null");
        property.set("items", row);
        ArrayNode rows = Json.array();
        priced.stream()
                .limit(3)
                .forEach(line -> rows.addObject()
                        .put("description", line[0])
                        .set("amount", Guess.of("", line[1]).value()));
        proposal.addList("items", property, rows);
    }

    /** True when a table shares its columns with an earlier one, as the next page of a long list does. */
    private static boolean continues(List<String> names, Set<List<String>> known) {
        return known.stream()
                .anyMatch(earlier -> names.stream().filter(earlier::contains).count() * 2 > names.size());
    }

    private ObjectNode answer(String title, Proposal proposal) {
        ObjectNode root = Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", FieldName.ofClass(title))
                .put("description", "Fields of a document titled '" + title + "'")
                .put("type", "object");
        root.set("properties", proposal.properties());
        JsonSchema schema = JsonSchema.parse(root);
        ObjectNode answer = Json.object()
                .put("domain", DOMAIN)
                .put("description", root.path("description").asString())
                .put("schema_version", version)
                .put("schema_hash", schema.hash())
                .put("gql_stmt", "");
        answer.set("json_schema", root);
        answer.set("json_sample", proposal.sample());
        return answer;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
