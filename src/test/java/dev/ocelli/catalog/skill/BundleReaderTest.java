package dev.ocelli.catalog.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BundleReaderTest {
    private static final String SCHEMA =
            "{\"type\":\"object\",\"title\":\"Invoice\",\"properties\":{\"total\":{\"type\":\"number\"}}}";
    private static final String MANIFEST = """
            apiVersion: vlm.run/v1alpha
            metadata: {owner: accounts}
            model: auto
            toolsets: [core, document]
            plan: Read first.
            graph: |
              stateDiagram-v2
                direction LR
                state "Say what it is" as Classify
                Extract: Read the fields
                [*] --> Classify
                Classify --> Extract : invoice
                Extract --> [*]
            """;

    private final BundleReader reader = new BundleReader();

    private SkillBundle read(Object... files) {
        return reader.read(HostileZips.zip(files), BundleLimits.DEFAULT);
    }

    static Stream<Arguments> hostile() {
        return HostileZips.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_hostile_zip_is_refused_with_a_reason(String name, byte[] zip) {
        assertThatThrownBy(() -> reader.read(zip, BundleLimits.DEFAULT))
                .asInstanceOf(type(OcelliException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SKILL))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeBetween(15, 600));
    }

    @Test
    void there_are_at_least_sixty_of_them() {
        assertThat(HostileZips.all()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void a_whole_bundle_is_read() {
        var bundle = read(
                "SKILL.md", HostileZips.SKILL, "schema.json", SCHEMA, "vlmrun.yaml", MANIFEST, "resources/a.txt", "a");
        assertThat(bundle.frontMatter().name()).isEqualTo("sample");
        assertThat(bundle.frontMatter().description()).isEqualTo("A sample.");
        assertThat(bundle.instructions()).isEqualTo("Read it.");
        assertThat(bundle.schema().orElseThrow().root().path("title").asString())
                .isEqualTo("Invoice");
        var manifest = bundle.manifest().orElseThrow();
        assertThat(manifest.toolsets()).containsExactly("core", "document");
        assertThat(manifest.graph().states())
                .containsExactly(
                        java.util.Map.entry("Classify", "Say what it is"),
                        java.util.Map.entry("Extract", "Read the fields"));
        assertThat(manifest.graph().edges())
                .containsExactlyElementsOf(List.of(
                        new StateGraph.Edge("[*]", "Classify", ""),
                        new StateGraph.Edge("Classify", "Extract", "invoice"),
                        new StateGraph.Edge("Extract", "[*]", "")));
    }

    @Test
    void one_wrapping_folder_and_junk_make_no_difference() {
        var plain = read("SKILL.md", HostileZips.SKILL, "resources/a.txt", "a");
        var wrapped = read(
                "my-skill/SKILL.md",
                HostileZips.SKILL,
                "my-skill/resources/a.txt",
                "a",
                "__MACOSX/x",
                "x",
                "my-skill/.DS_Store",
                "x");
        assertThat(wrapped.contentHash()).isEqualTo(plain.contentHash());
    }

    @Test
    void front_matter_that_yaml_refuses_is_read_by_line() {
        var bundle = read(
                "SKILL.md",
                "---\nname: \"tolls\"\ndescription: Reads tolls: the total, and the date\nlicense: MIT\n---\nGo");
        assertThat(bundle.frontMatter().name()).isEqualTo("tolls");
        assertThat(bundle.frontMatter().description()).isEqualTo("Reads tolls: the total, and the date");
        assertThat(bundle.frontMatter().others()).containsEntry("license", "MIT");
    }

    @Test
    void folded_yaml_is_understood() {
        var bundle = read("SKILL.md", "---\nname: a\ndescription: >\n  two\n  lines\n---\n");
        assertThat(bundle.frontMatter().description()).isEqualTo("two lines");
    }

    @Test
    void without_front_matter_everything_is_instructions() {
        var bundle = read("SKILL.md", "# Title\nRead the total.");
        assertThat(bundle.frontMatter().name()).isEmpty();
        assertThat(bundle.instructions()).startsWith("# Title");
    }

    @Test
    void the_hash_depends_on_every_path_and_byte() {
        var one = read("SKILL.md", HostileZips.SKILL, "resources/a", "b");
        assertThat(read("SKILL.md", HostileZips.SKILL, "resources/a", "c").contentHash())
                .isNotEqualTo(one.contentHash());
        assertThat(read("SKILL.md", HostileZips.SKILL, "resources/ab", "").contentHash())
                .isNotEqualTo(one.contentHash());
    }

    @Test
    void a_zip_written_from_files_reads_back_the_same_and_is_stable() {
        var bundle = read("SKILL.md", HostileZips.SKILL, "resources/a.txt", "a");
        byte[] zip = SkillZip.write(bundle.files());
        assertThat(SkillZip.write(bundle.files())).isEqualTo(zip);
        assertThat(reader.read(zip, BundleLimits.DEFAULT).contentHash()).isEqualTo(bundle.contentHash());
    }
}
