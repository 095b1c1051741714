package dev.ocelli.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.domain.Domain.InputKind;
import dev.ocelli.catalog.domain.Domain.Product;
import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DomainsTest {
    private static final Domains DOMAINS = Domains.open(Path.of("no-such-folder"));

    @TempDir
    private Path operator;

    static Stream<String> everyDomain() {
        return DOMAINS.list().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("everyDomain")
    void example_fits_the_schema(String id) {
        var domain = DOMAINS.get(id);

        assertThat(domain.schema().validate(domain.example())).isEmpty();
        assertThat(domain.example().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyDomain")
    void every_field_says_what_it_is(String id) {
        var domain = DOMAINS.get(id);

        assertThat(domain.schema().root().path("title").asString()).isNotBlank();
        assertThat(domain.instructions()).isNotBlank();
        checkWords(domain.schema().shape());
    }

    private static void checkWords(Shape shape) {
        assertThat(shape.label().title())
                .as("title of %s", shape.label().name())
                .isNotBlank();
        switch (shape) {
            case Shape.ObjectShape object -> object.properties().values().forEach(DomainsTest::checkWords);
            case Shape.ArrayShape array -> {
                if (array.items() instanceof Shape.ObjectShape row
                        && !row.properties().isEmpty()) {
                    checkWords(row);
                }
            }
            case Shape.LeafShape leaf ->
                assertThat(leaf.label().description())
                        .as("description of %s", leaf.label().name())
                        .isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "document.invoice, document.invoice",
        "Document.Utility_Bill, document.utility-bill",
        "image.tv-news, media.tv-news",
        "video.tv-news, media.tv-news",
        "healthcare.patient-insurance-card, healthcare.medical-insurance-card"
    })
    void names_lead_to_a_domain(String name, String id) {
        assertThat(DOMAINS.find(name)).map(Domain::id).contains(id);
    }

    @Test
    void the_guide_lists_every_domain() throws IOException {
        String guide = Files.readString(Path.of("docs/guide/domains.md"));

        DOMAINS.list()
                .forEach((id, about) -> assertThat(guide).contains("| `" + id + "` | " + about.description() + " |"));
    }

    @Test
    void heads_are_read() {
        var markdown = DOMAINS.get("document.markdown");
        assertThat(markdown.product()).isEqualTo(Product.MARKDOWN);
        assertThat(markdown.about().needsModel()).isFalse();
        var photo = DOMAINS.get("retail.product-catalog").about();
        assertThat(photo.needsModel()).isTrue();
        assertThat(photo.inputs()).containsExactly(InputKind.IMAGE);
    }

    @Test
    void unknown_name_is_refused_with_names_near_it() {
        assertThat(DOMAINS.find("document.nothing")).isEmpty();
        assertThatThrownBy(() -> DOMAINS.get("document.invoices")).isInstanceOfSatisfying(OcelliException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_DOMAIN);
            assertThat(e.param()).contains("domain");
            assertThat(e).hasMessageContaining("document.invoice,");
        });
    }

    @Test
    void operator_adds_a_domain_and_replaces_one() throws IOException {
        write(
                "garden.seed-packet",
                "---\nname: Seed packet\ndescription: One packet.\n---\nRead it.\n",
                "{\"a\": \"x\"}");
        write("document.invoice", "---\nname: Ours\ndescription: Ours.\n---\nRead it.\n", "{\"a\": \"x\"}");

        var domains = Domains.open(operator);

        var seed = domains.get("garden.seed-packet");
        assertThat(seed.about().inputs()).isEqualTo(Set.of(InputKind.IMAGE, InputKind.DOCUMENT));
        assertThat(seed.instructions()).isEqualTo("Read it.");
        assertThat(domains.get("document.invoice").about().name()).isEqualTo("Ours");
        assertThat(domains.list()).containsKey("document.receipt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no head                                            | {"a": "x"} | must begin with a head
            ---%name: A%description: B%inputs: [smell]%---%    | {"a": "x"} | unknown input smell
            ---%name: A%description: B%colour: red%---%        | {"a": "x"} | unknown key colour
            ---%name: A%---%                                   | {"a": "x"} | needs a description
            ---%name: [A%---%                                  | {"a": "x"} | not YAML
            ---%name: A%description: B%---%                    | {"a": 5}   | does not fit its schema.json: /a
            ---%name: A%description: B%---%                    | []         | must hold a JSON object
            """)
    void a_broken_folder_of_the_operator_is_named(String skill, String example, String message) throws IOException {
        write("garden.bad", skill.replace('%', '\n'), example);

        assertThatThrownBy(() -> Domains.open(operator))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("garden.bad")
                .hasMessageContaining(message);
    }

    @Test
    void a_folder_without_schema_is_named() throws IOException {
        Files.writeString(Files.createDirectory(operator.resolve("garden.half")).resolve("SKILL.md"), "---\n---\n");

        assertThatThrownBy(() -> Domains.open(operator)).hasMessageContaining("lacks schema.json");
    }

    private void write(String id, String skill, String example) throws IOException {
        var folder = Files.createDirectory(operator.resolve(id));
        Files.writeString(folder.resolve("SKILL.md"), skill);
        Files.writeString(
                folder.resolve("schema.json"),
                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
        Files.writeString(folder.resolve("example.json"), example);
    }
}
