package dev.ocelli.engine.reason.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.fake.QuestionText;
import dev.ocelli.fake.QuestionText.Line;
import dev.ocelli.fake.QuestionText.Said;
import dev.ocelli.fake.ScriptedModel;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A model that lies about what is printed, with the line of a real value beside each lie, is never believed. */
final class PlantedInventionsTest {
    private static final int INVENTIONS = 10_000;
    private static final int FIELDS = 40;
    private static final List<String> SYLLABLES = List.of(
            "ka", "lo", "mi", "ten", "bra", "vor", "shu", "del", "quin", "pas", "ger", "hol", "ra", "ne", "tik");
    private static final List<String> DATES =
            List.of("yyyy-MM-dd", "dd.MM.yyyy", "d MMMM yyyy", "MMMM d, yyyy", "dd-MMM-yyyy", "yyyy/MM/dd");

    private final Random random = new Random(7_001);

    /** A printed row, the value that an honest reader gives for it, and how models like to write that. */
    private record Printed(String row, JsonNode honest, List<JsonNode> spellings) {}

    private record Paper(List<Printed> rows, Set<String> all) {}

    @Test
    void lies_are_never_exact_or_normalised_and_true_quotes_nearly_always() {
        int lies = 0;
        int honest = 0;
        int recognised = 0;
        var believed = new ArrayList<String>();
        var missed = new ArrayList<String>();
        while (lies < INVENTIONS) {
            Paper paper = paper();
            var lying = new HashSet<Integer>();
            var said = new LinkedHashMap<Integer, JsonNode>();
            for (int i = 0; i < FIELDS; i++) {
                if (random.nextInt(3) > 0) {
                    JsonNode lie = lie(paper, i);
                    if (lie != null) {
                        lying.add(i);
                        said.put(i, lie);
                        continue;
                    }
                }
                said.put(i, one(paper.rows().get(i).spellings()));
            }
            Grounded grounded = read(paper, said);
            for (int i = 0; i < FIELDS; i++) {
                var evidence = grounded.evidence().get("/f" + i);
                boolean found = evidence.status() == Status.EXACT || evidence.status() == Status.NORMALISED;
                String what = said.get(i) + " for " + paper.rows().get(i).row() + ": " + evidence.status();
                if (lying.contains(i)) {
                    lies++;
                    if (found) {
                        believed.add(what);
                    }
                } else {
                    honest++;
                    recognised += found ? 1 : 0;
                    if (!found) {
                        missed.add(what);
                    }
                }
            }
        }
        assertThat(believed).as("inventions taken for print").isEmpty();
        assertThat((double) recognised / honest)
                .as("share of true quotes recognised; missed: "
                        + missed.stream().limit(20).toList())
                .isGreaterThan(0.98);
    }

    private Grounded read(Paper paper, Map<Integer, JsonNode> said) {
        var schema = new StringBuilder("{\"type\": \"object\", \"properties\": {");
        for (int i = 0; i < FIELDS; i++) {
            boolean number = paper.rows().get(i).honest().isNumber();
            schema.append(i == 0 ? "" : ",")
                    .append("\"f")
                    .append(i)
                    .append("\": {\"type\": \"")
                    .append(number ? "number" : "string")
                    .append("\"}");
        }
        Plan plan = PrintedDocument.plan(schema + "}}");
        var perception = PrintedDocument.of(List.of(
                paper.rows().subList(0, FIELDS / 2).stream().map(Printed::row).toList(),
                paper.rows().subList(FIELDS / 2, FIELDS).stream()
                        .map(Printed::row)
                        .toList()));
        var model = new ScriptedModel(query -> Json.write(QuestionText.of(query)
                .filled(
                        (name, question) -> {
                            int field = Integer.parseInt(name.substring(1));
                            return new Said(
                                    said.get(field),
                                    line(question, paper.rows().get(field).row()));
                        },
                        (name, question) -> List.of())));
        var reasoner = new ModelReasoner(
                model,
                (p, seen) -> new dev.ocelli.engine.reason.Draft(Json.object(), Map.of()),
                PagePictures.NONE,
                InstantSource.system());
        return new Grounder().ground(plan, reasoner.reason(plan, perception), perception);
    }

    private static int line(QuestionText question, String row) {
        return question.lines().stream()
                .filter(line -> line.text().equals(row.replaceAll(" {2,}", " | ")))
                .map(Line::id)
                .findFirst()
                .orElse(0);
    }

    private Paper paper() {
        var rows = new ArrayList<Printed>();
        var all = new HashSet<String>();
        for (int i = 0; i < FIELDS; i++) {
            Printed printed = switch (i % 4) {
                case 0 -> name();
                case 1 -> amount();
                case 2 -> day();
                default -> code();
            };
            rows.add(printed);
            all.add(printed.honest().asString());
        }
        return new Paper(rows, all);
    }

    private Printed name() {
        String name = word() + " " + word() + " & " + word() + " Ltd";
        return new Printed(
                "Supplier   " + name,
                text(name),
                List.of(
                        text(name),
                        text(name.toUpperCase(Locale.ROOT)),
                        text(name.replace("&", "and").replace(" and ", " & ")),
                        text(name + "."),
                        text("\u201c" + name + "\u201d"),
                        text(" " + name.replace(" ", "  "))));
    }

    private Printed amount() {
        var amount = BigDecimal.valueOf(random.nextInt(9_000_000) + 100_000, 2);
        String english = String.format(Locale.ENGLISH, "%,.2f", amount);
        String german = String.format(Locale.GERMAN, "%,.2f", amount);
        String print = random.nextBoolean() ? "EUR " + german : "$" + english;
        return new Printed(
                "Amount due   " + print,
                Json.MAPPER.valueToTree(amount),
                List.of(
                        Json.MAPPER.valueToTree(amount),
                        text(amount.toPlainString()),
                        text(english),
                        text("$" + english)));
    }

    private Printed day() {
        var day = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(15_000));
        String print = day.format(DateTimeFormatter.ofPattern(one(DATES), Locale.ENGLISH));
        return new Printed("Dated   " + print, text(day.toString()), List.of(text(day.toString()), text(print)));
    }

    private Printed code() {
        String code = (char) ('A' + random.nextInt(26)) + "" + (char) ('A' + random.nextInt(26)) + "-"
                + (10_000 + random.nextInt(90_000)) + "/" + (10 + random.nextInt(90));
        return new Printed(
                "Our reference   " + code,
                text(code),
                List.of(text(code), text(code.toLowerCase(Locale.ROOT)), text(code.replace("-", " - "))));
    }

    /** A value of the same kind that is not printed: fresh, or one digit or letter beside the truth. */
    private @org.jspecify.annotations.Nullable JsonNode lie(Paper paper, int field) {
        JsonNode honest = paper.rows().get(field).honest();
        JsonNode lie = random.nextBoolean()
                ? switch (field % 4) {
                    case 0 -> name().honest();
                    case 1 -> amount().honest();
                    case 2 -> day().honest();
                    default -> code().honest();
                }
                : changed(honest);
        return paper.all().contains(lie.asString()) ? null : lie;
    }

    private JsonNode changed(JsonNode honest) {
        String text = honest.asString();
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return text(LocalDate.parse(text).plusDays(1 + random.nextInt(400)).toString());
        }
        var places = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); i++) {
            boolean digits = honest.isNumber() || text.matches(".*\\d.*");
            if (digits ? Character.isDigit(text.charAt(i)) : Character.isLetter(text.charAt(i))) {
                places.add(i);
            }
        }
        int at = one(places);
        char old = text.charAt(at);
        char other = Character.isDigit(old)
                ? (char) ('0' + (old - '0' + 1 + random.nextInt(9)) % 10)
                : (char) ('a' + (Character.toLowerCase(old) - 'a' + 1 + random.nextInt(25)) % 26);
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        return honest.isNumber() ? Json.MAPPER.valueToTree(new BigDecimal(changed)) : text(changed);
    }

    private String word() {
        String word = one(SYLLABLES) + one(SYLLABLES) + one(SYLLABLES);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.valueToTree(text);
    }

    private static final String EXAMPLE_SCHEMA = """
            {"type": "object", "properties": {
              "invoice_no": {"type": "string", "examples": ["INV-2024-001"]},
              "vendor": {"type": "string"},
              "kind": {"type": "string"},
              "total": {"type": "number", "default": 1234.5}}}
            """;

    @Test
    void examples_and_instructions_are_never_values_unless_they_are_printed() {
        var instruction = new Instruction(
                "invoices",
                "The vendor is the seller, such as Acme Rocket Supplies. The kind is food, travel or other.");
        Plan plan = PrintedDocument.plan(EXAMPLE_SCHEMA, instruction);
        var model =
                new ScriptedModel(query -> "{\"invoice_no\": \"INV-2024-001\", \"vendor\": \"Acme Rocket Supplies\","
                        + " \"kind\": \"travel\", \"total\": 1234.50}");
        var reasoner = new ModelReasoner(model, new EmbeddedReasoner(), PagePictures.NONE, InstantSource.system());

        var blank = PrintedDocument.of(List.of(List.of("A page about something else", "with two rows")));
        var grounded = new Grounder().ground(plan, reasoner.reason(plan, blank), blank);
        assertThat(grounded.value().path("invoice_no").isNull()).isTrue();
        assertThat(grounded.value().path("vendor").isNull()).isTrue();
        assertThat(grounded.value().path("total").isNull()).isTrue();
        assertThat(grounded.value().path("kind").stringValue())
                .as("a judgement, not a copy")
                .isEqualTo("travel");
        assertThat(grounded.evidence().get("/kind").status()).isEqualTo(Status.UNVERIFIED);

        var printed = PrintedDocument.of(
                List.of(List.of("Invoice   INV-2024-001", "Acme Rocket Supplies", "Total   1,234.50")));
        var found = new Grounder().ground(plan, reasoner.reason(plan, printed), printed);
        assertThat(found.evidence().get("/vendor").status()).isEqualTo(Status.EXACT);
        assertThat(found.value().path("invoice_no").stringValue()).isEqualTo("INV-2024-001");
        assertThat(found.evidence().get("/total").status()).isEqualTo(Status.NORMALISED);
    }

    @Test
    void required_grounding_takes_lies_out() {
        var options = new PlanOptions(Optional.empty(), Plan.Detail.AUTO, false, false, true);
        Plan plan = PrintedDocument.plan(
                "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}", options);
        var model = new ScriptedModel(query -> "{\"name_line\": 1, \"name\": \"Somebody Else\"}");
        var page = PrintedDocument.of(List.of(List.of("Name   Mira Vanterpool")));
        var reasoner = new ModelReasoner(model, new EmbeddedReasoner(), PagePictures.NONE, InstantSource.system());
        var grounded = new Grounder().ground(plan, reasoner.reason(plan, page), page);
        assertThat(grounded.value().path("name").isNull()).isTrue();
    }
}
