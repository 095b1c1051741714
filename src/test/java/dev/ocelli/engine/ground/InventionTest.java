package dev.ocelli.engine.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.reason.Draft;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Random documents: what is printed is recognised in every format, what is invented never is. */
final class InventionTest {
    private static final String SYLLABLES =
            "ka lo mi ten bra vor shu del quin pas ger hol ra ne tik sou fer wal dun ami";
    private static final List<String> DATE_FORMATS = List.of(
            "yyyy-MM-dd",
            "dd.MM.yyyy",
            "d/M/yyyy",
            "MM/dd/yyyy",
            "d MMMM yyyy",
            "MMMM d, yyyy",
            "dd-MMM-yyyy",
            "d. MMMM yyyy",
            "MMM dd, yyyy",
            "yyyy/MM/dd",
            "ddMMyyyy",
            "dd/MM/yy");
    private static final List<Locale> LOCALES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.of("nl"));

    private final Random random = new Random(20261121);

    /** A document with the values that it prints. */
    private record Sheet(List<String> lines, Map<String, JsonNode> printed) {}

    @Test
    void printed_values_are_recognised_and_invented_ones_never() {
        int printed = 0;
        int recognised = 0;
        int invented = 0;
        var taken = new ArrayList<String>();
        while (invented < 10_000) {
            var sheet = sheet();
            var truth = statuses(sheet, sheet.printed());
            printed += truth.size();
            recognised +=
                    (int) truth.values().stream().filter(InventionTest::found).count();
            var lies = inventions(sheet);
            var verdicts = statuses(sheet, lies);
            invented += lies.size();
            verdicts.forEach((pointer, status) -> {
                if (found(status)) {
                    taken.add(lies.get(pointer.substring(1)) + " in " + sheet.lines());
                }
            });
        }
        assertThat(taken).as("inventions taken for print").isEmpty();
        assertThat((double) recognised / printed)
                .as("share of print recognised")
                .isGreaterThan(0.99);
    }

    private static boolean found(Status status) {
        return status == Status.EXACT || status == Status.NORMALISED;
    }

    private static Map<String, Status> statuses(Sheet sheet, Map<String, JsonNode> values) {
        var perception = Print.pages(TextSource.TEXT_LAYER, List.of(sheet.lines()));
        ObjectNode value = Json.object();
        values.forEach(value::set);
        var plan = Print.plan("{\"type\": \"object\"}");
        var evidence = new Grounder()
                .ground(plan, new Draft(value, Map.of()), perception)
                .evidence();
        var statuses = new LinkedHashMap<String, Status>();
        evidence.forEach((pointer, found) -> statuses.put(pointer, found.status()));
        return statuses;
    }

    private Sheet sheet() {
        var lines = new ArrayList<String>();
        var printed = new LinkedHashMap<String, JsonNode>();
        for (int i = 0; i < 12; i++) {
            String name = name();
            lines.add(random.nextBoolean() ? "Name: " + name : name.toUpperCase(Locale.ROOT));
            printed.put("name" + i, Json.MAPPER.valueToTree(name));
            var amount = BigDecimal.valueOf(random.nextInt(10_000_000) + 100_000, 2);
            lines.add("Betrag  " + printedAmount(amount));
            printed.put("amount" + i, Json.MAPPER.valueToTree(amount));
            var day = day();
            lines.add("Date " + printedDay(day));
            printed.put("day" + i, Json.MAPPER.valueToTree(day.toString()));
            String code = code();
            lines.add("Ref. " + (random.nextBoolean() ? code : code.replace("-", " ")));
            printed.put("code" + i, Json.MAPPER.valueToTree(code));
        }
        return new Sheet(lines, printed);
    }

    /** New names, numbers, days and codes, and printed ones with one digit or one letter changed. */
    private Map<String, JsonNode> inventions(Sheet sheet) {
        var lies = new LinkedHashMap<String, JsonNode>();
        sheet.printed().forEach((key, value) -> {
            lies.put(key, random.nextBoolean() ? changed(value) : fresh(key));
        });
        lies.values().removeIf(lie -> sheet.printed().containsValue(lie) || ambiguous(lie, sheet));
        return lies;
    }

    /** A day that the sheet prints in a form that can be read two ways is no invention. */
    private static boolean ambiguous(JsonNode lie, Sheet sheet) {
        if (!lie.isString() || !lie.stringValue().matches("\\d{4}-\\d{2}-\\d{2}")) {
            return false;
        }
        String text = lie.stringValue();
        String month = text.substring(5, 7);
        String day = text.substring(8);
        String shortYear = text.substring(2, 4);
        return sheet.printed().values().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .anyMatch(s -> s.substring(Math.min(2, s.length()))
                        .matches(shortYear + "-(" + month + "-" + day + "|" + day + "-" + month + ")"));
    }

    private JsonNode changed(JsonNode value) {
        if (value.isNumber()) {
            return Json.MAPPER.valueToTree(
                    new BigDecimal(oneDigit(value.decimalValue().toPlainString())));
        }
        String text = value.stringValue();
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Json.MAPPER.valueToTree(
                    LocalDate.parse(text).plusDays(random.nextInt(300) + 1).toString());
        }
        return Json.MAPPER.valueToTree(text.matches(".*\\d.*") ? oneDigit(text) : oneLetter(text));
    }

    private String oneDigit(String text) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                places.add(i);
            }
        }
        int at = places.get(random.nextInt(places.size()));
        char digit = (char) ('0' + (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        return text.substring(0, at) + digit + text.substring(at + 1);
    }

    private String oneLetter(String text) {
        int at = 1 + random.nextInt(text.length() - 1);
        char letter =
                text.charAt(at) == ' ' ? 'x' : (char) ('a' + (text.charAt(at) - 'a' + 1 + random.nextInt(25)) % 26);
        return text.substring(0, at) + letter + text.substring(at + 1);
    }

    private JsonNode fresh(String key) {
        return switch (key.replaceAll("\\d", "")) {
            case "name" -> Json.MAPPER.valueToTree(name());
            case "amount" -> Json.MAPPER.valueToTree(BigDecimal.valueOf(random.nextInt(10_000_000) + 100_000, 2));
            case "day" -> Json.MAPPER.valueToTree(day().toString());
            default -> Json.MAPPER.valueToTree(code());
        };
    }

    private String name() {
        var words = new ArrayList<String>();
        var syllables = SYLLABLES.split(" ");
        for (int w = 0; w < 2 + random.nextInt(2); w++) {
            var word = new StringBuilder();
            for (int s = 0; s < 2 + random.nextInt(3); s++) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            words.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return String.join(" ", words);
    }

    private LocalDate day() {
        return LocalDate.of(1990, 1, 1).plusDays(random.nextInt(15_000));
    }

    private String code() {
        var letters = "ABCDEFGHJKMNP";
        return "" + letters.charAt(random.nextInt(13)) + letters.charAt(random.nextInt(13)) + "-"
                + (10_000 + random.nextInt(90_000)) + "-" + (100 + random.nextInt(900));
    }

    private String printedAmount(BigDecimal amount) {
        char[][] marks = {{',', '.'}, {'.', ','}, {' ', ','}, {'\'', '.'}};
        var chosen = marks[random.nextInt(marks.length)];
        var symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(chosen[0]);
        symbols.setDecimalSeparator(chosen[1]);
        String print = new DecimalFormat(random.nextBoolean() ? "#,##0.00" : "0.00", symbols).format(amount);
        return switch (random.nextInt(5)) {
            case 0 -> "€ " + print;
            case 1 -> "$" + print;
            case 2 -> print + " EUR";
            case 3 -> "RM" + print;
            default -> print;
        };
    }

    private String printedDay(LocalDate day) {
        String format = DATE_FORMATS.get(random.nextInt(DATE_FORMATS.size()));
        return day.format(DateTimeFormatter.ofPattern(format, LOCALES.get(random.nextInt(LOCALES.size()))));
    }
}
