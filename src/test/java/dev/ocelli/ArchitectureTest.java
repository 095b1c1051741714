package dev.ocelli;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls of the house; each failure says where the class belongs instead. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ocelli");

    @Test
    void a_floor_uses_only_the_floors_below() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("root")
                .definedBy("dev.ocelli")
                .layer("api")
                .definedBy("dev.ocelli.api..")
                .layer("engine")
                .definedBy("dev.ocelli.engine..")
                .layer("catalog")
                .definedBy("dev.ocelli.catalog..")
                .layer("core")
                .definedBy("dev.ocelli.core..")
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("root", "api")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers("root", "api", "engine")
                .because("floors are root > api > engine > catalog > core; move the class down or pass a value up")
                .check(CLASSES);
    }

    @Test
    void rooms_form_no_circle() {
        for (String floor : List.of("engine", "catalog", "core")) {
            SlicesRuleDefinition.slices()
                    .matching("dev.ocelli." + floor + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a room that needs its caller back should get a value or an interface instead")
                    .check(CLASSES);
        }
    }

    @Test
    void the_four_stages_never_call_each_other() {
        noClasses()
                .that()
                .resideInAPackage("..engine.perceive..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..engine.reason..", "..engine.ground..", "..engine.request..")
                .because("Extraction hands the value on")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..engine.reason..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..engine.perceive..", "..engine.ground..", "..engine.request..")
                .because("Extraction hands the value on")
                .check(CLASSES);
    }

    @Test
    void tools_know_formats_but_neither_models_nor_skills() {
        noClasses()
                .that()
                .resideInAPackage("..catalog.tool..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..catalog.model..", "..catalog.skill..", "..catalog.domain..")
                .because("a tool reaches the engine and its models through ToolContext, FaceFinder and CodeReader only")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("..catalog.format..", "..catalog.model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..catalog.tool..")
                .because("tools are built on formats; models know neither")
                .check(CLASSES);
    }

    @Test
    void third_party_libraries_stay_in_their_room() {
        keep("org.apache.pdfbox..", "..catalog.format..");
        keep("org.apache.poi..", "..catalog.format..");
        keep("ai.onnxruntime..", "..catalog.model..");
        keep("io.javalin..", "..api.http..");
        keep("com.networknt..", "..catalog.schema..");
        keep("io.github.resilience4j..", "..catalog.model.upstream..");
        keep("com.google.zxing..", "..engine.perceive..");
    }

    private static void keep(String library, String room) {
        noClasses()
                .that(resideInAPackage(room).negate().and(alwaysTrue()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " belongs to " + room + "; put a value or an interface between")
                .check(CLASSES);
    }

    @Test
    void sql_stays_in_repositories() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..core.store..", "..core.job..")
                .and()
                .haveSimpleNameNotEndingWith("Repository")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jdbi..")
                .because("SQL lives in one package-private *Repository per room")
                .check(CLASSES);
    }

    @Test
    void files_stay_small() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            var long_ = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> lines(f) > 500)
                    .toList();
            assertThat(long_)
                    .as("files over 500 lines: split them by what they do")
                    .isEmpty();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
