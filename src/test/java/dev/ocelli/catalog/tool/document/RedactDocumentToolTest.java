package dev.ocelli.catalog.tool.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.PdfSearch;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.secret.SecretSearch;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.examples.PrivateLetters;
import dev.ocelli.examples.Scan;
import dev.ocelli.fake.FakeToolContext;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class RedactDocumentToolTest extends ToolContract {
    private static final FormatLimits LIMITS = FormatLimits.standard();

    @Override
    protected Tool tool(FakeToolContext context) {
        var pictures = context.pictures();
        return new RedactDocumentTool(new Redactor(context.formats(), LIMITS, pictures), pictures, new SecretSearch());
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var letter = PrivateLetters.letter()) {
            context.input("letter.pdf", MediaType.PDF, letter.pdf());
        }
        return arguments("{'pages': [1, 2, 3], 'fields': ['iban'], 'schema': {'type': 'object'},"
                + " 'categories': ['bank_accounts'], 'audit_csv': true, 'words': ['winter'], 'patterns': ['O[a-z]+ce'],"
                + " 'boxes': [{'page': 1, 'xywh': [0.1, 0.9, 0.1, 0.02]}], 'mode': 'black', 'least_confidence': 0.4}");
    }

    private ToolResult redact(FakeToolContext context, String arguments) {
        return tool(context).call(arguments(arguments), context);
    }

    private static Path file(FakeToolContext context, ToolResult result) {
        return context.material(result.artifacts().getFirst().id()).file();
    }

    private static List<String> found(Path pdf, List<String> secrets) {
        var alsoWithoutSpaces = new java.util.ArrayList<>(secrets);
        secrets.forEach(s -> alsoWithoutSpaces.add(s.replace(" ", "")));
        return new PdfSearch(LIMITS).found(pdf, alsoWithoutSpaces);
    }

    /** Everything that OCR reads on the pictures of the result, letters and digits only. */
    private static String seen(FakeToolContext context, ToolResult result) {
        var material = context.material(result.artifacts().getFirst().id());
        return context.see(material, Optional.empty()).pages().stream()
                .flatMap(page -> page.lines().stream())
                .map(TextLine::text)
                .collect(Collectors.joining(" "))
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Test
    void all_personal_things_are_gone_from_text_streams_and_picture() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var result = redact(context, "{'categories': ['all']}");
            assertThat(found(file(context, result), PrivateLetters.secrets())).isEmpty();
            String seen = seen(context, result);
            for (String secret : PrivateLetters.secrets()) {
                assertThat(seen).doesNotContain(plain(secret));
            }
            assertThat(seen)
                    .contains("Ourrecordsshow")
                    .contains("Nothingonthispage")
                    .doesNotContain("Veldkamp");
        }
    }

    @Test
    void a_repeated_account_is_found_without_its_label_and_other_things_stay() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var result = redact(context, "{'categories': ['bank accounts']}");
            var file = file(context, result);
            assertThat(found(file, List.of(PrivateLetters.IBAN, PrivateLetters.CARD)))
                    .isEmpty();
            assertThat(found(file, List.of(PrivateLetters.NAME, PrivateLetters.EMAIL)))
                    .hasSize(3);
            assertThat(result.output().path("redactions"))
                    .anySatisfy(r -> assertThat(r.path("page").asInt()).isEqualTo(3));
            assertThat(result.output().path("flattened_pages").toString()).isEqualTo("[1,3]");
            assertThat(result.summary()).isEqualTo("Redacted 3 bank accounts on pages 1 and 3.");
        }
    }

    @Test
    void nothing_is_left_in_hiding_places() {
        try (var context = new FakeToolContext(folder);
                var letter = PrivateLetters.letter()) {
            byte[] pdf = HidingPlaces.fill(letter.pdf(), PrivateLetters.IBAN);
            context.input("letter.pdf", MediaType.PDF, pdf);
            assertThat(found(context.material("file_1").file(), List.of(PrivateLetters.IBAN)))
                    .isNotEmpty();
            var result = redact(context, "{'categories': ['iban']}");
            assertThat(found(file(context, result), List.of(PrivateLetters.IBAN)))
                    .isEmpty();
            assertThat(result.output().path("flattened_pages").toString()).isEqualTo("[1,2,3]");
            assertThat(seen(context, result)).doesNotContain(plain(PrivateLetters.IBAN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"black", "blur", "replace"})
    void a_scan_is_redacted_in_every_mode(String mode) {
        try (var context = new FakeToolContext(folder);
                var letter = PrivateLetters.letter()) {
            BufferedImage page = Scan.of(letter.picture(0, 150), 0.5, 7);
            context.input("scan.pdf", MediaType.PDF, Scan.pdf(List.of(page), 150));
            var result = redact(context, "{'mode': '" + mode + "'}");
            assertThat(found(file(context, result), PrivateLetters.secrets().subList(0, 8)))
                    .isEmpty();
            String seen = seen(context, result);
            for (String secret : PrivateLetters.secrets().subList(0, 8)) {
                assertThat(seen).doesNotContain(plain(secret));
            }
            assertThat(seen).contains(plain("booked"));
        }
    }

    @Test
    void a_picture_stays_a_picture() {
        try (var context = new FakeToolContext(folder);
                var letter = PrivateLetters.letter()) {
            context.input("letter.png", MediaType.PNG, Scan.png(letter.picture(0, 150)));
            var result = redact(context, "{'categories': ['names', 'emails']}");
            assertThat(result.artifacts().getFirst().id()).startsWith("img_");
            assertThat(seen(context, result))
                    .doesNotContain("Lindqvist")
                    .doesNotContain("harbour.example")
                    .contains(plain(PrivateLetters.IBAN));
        }
    }

    @Test
    void the_same_secret_gets_the_same_made_up_value() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var result = redact(context, "{'categories': ['bank_accounts', 'names'], 'mode': 'replace'}");
            var replacements = new java.util.TreeSet<String>();
            for (var entry : result.output().path("redactions")) {
                if (entry.path("category").asString().equals("bank_accounts")) {
                    replacements.add(entry.path("replacement").asString().replace(" ", ""));
                }
            }
            assertThat(replacements).hasSize(2).anySatisfy(r -> assertThat(r).startsWith("DE"));
            String iban = replacements.stream()
                    .filter(r -> r.startsWith("DE"))
                    .findFirst()
                    .orElseThrow();
            assertThat(found(file(context, result), List.of(iban))).hasSize(1);
            assertThat(seen(context, result)).contains(iban);
        }
    }

    @Test
    void words_patterns_fields_and_boxes_are_redacted() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var result = redact(
                    context,
                    "{'words': ['online postbox'], 'patterns': ['Sav[a-z]+ Of+ice'], 'fields': ['iban'],"
                            + " 'boxes': [{'page': 2, 'xywh': [0.05, 0.1, 0.9, 0.03]}]}");
            assertThat(found(
                            file(context, result),
                            List.of("online postbox", "Savings Office", PrivateLetters.IBAN, "looked at twice")))
                    .isEmpty();
            var categories = new java.util.TreeSet<String>();
            result.output()
                    .path("redactions")
                    .forEach(r -> categories.add(r.path("category").asString()));
            assertThat(categories).containsExactly("box", "field:iban", "pattern", "word");
        }
    }

    @Test
    void the_same_call_gives_the_same_bytes() {
        try (var context = new FakeToolContext(folder)) {
            var call = goodCall(context).put("file", "file_1");
            var once = tool(context).call(call, context).artifacts();
            var again = tool(context).call(call, context).artifacts();
            assertThat(again).isEqualTo(once);
        }
    }

    @Test
    void the_list_masks_what_it_lists() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var result = redact(context, "{'categories': ['personal'], 'audit_csv': true}");
            String csv = new String(context.content(result.artifacts().getLast()), StandardCharsets.UTF_8);
            assertThat(csv)
                    .startsWith("page,left,top,")
                    .contains("bank_accounts")
                    .contains("DE••");
            for (String secret : PrivateLetters.secrets().subList(0, 8)) {
                assertThat(csv).doesNotContain(secret);
                assertThat(result.output().toString()).doesNotContain(secret);
            }
        }
    }

    @Test
    void a_pattern_that_takes_for_ever_is_refused() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            assertThatThrownBy(() -> redact(context, "{'patterns': ['.*.*.*.*.*.*.*.*#']}"))
                    .isInstanceOf(OcelliException.class);
        }
    }

    @Test
    void nothing_found_makes_no_file() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var result = redact(context, "{'words': ['no such words here']}");
            assertThat(result.artifacts()).isEmpty();
            assertThat(result.summary()).startsWith("Found nothing to redact");
        }
    }
}
