package dev.ocelli.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.domain.Domain;
import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Page.PageParts;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassifierTest {
    @TempDir
    private Path folder;

    private List<DocumentKind> kinds() {
        var domains = Domains.open(folder.resolve("none"));
        return domains.list().keySet().stream()
                .map(domains::get)
                .filter(d -> d.product() == Domain.Product.EXTRACT)
                .map(d -> new DocumentKind(
                        d.id(),
                        d.about().description(),
                        d.instructions(),
                        d.schema().shape()))
                .toList();
    }

    private Perception seen(Sheet sheet) throws IOException {
        var file = Files.write(folder.resolve("file.pdf"), sheet.pdf());
        try (var document = Formats.standard(FormatLimits.standard()).open(file, MediaType.PDF)) {
            var pages = new ArrayList<Page>();
            for (int i = 0; i < document.pageCount(); i++) {
                var page = document.page(i);
                pages.add(new Page(i, page.aspect(), 0, TextSource.TEXT_LAYER, page.textLayer(), PageParts.NONE));
            }
            return new Perception(MediaType.PDF, document.pageCount(), pages);
        }
    }

    @Test
    void the_examples_are_told_apart_among_all_domains() throws IOException {
        var classifier = new Classifier();
        try (var receipt = ExampleDocuments.receipt();
                var invoice = ExampleDocuments.invoice();
                var passport = ExampleDocuments.passport()) {
            assertThat(classifier.rank(kinds(), seen(receipt)).best().name()).isEqualTo("document.receipt");
            assertThat(classifier.rank(kinds(), seen(invoice)).best().name()).isEqualTo("document.invoice");
            assertThat(classifier.rank(kinds(), seen(passport)).best().name()).isEqualTo("document.us-passport");
        }
    }

    @Test
    void the_rationale_names_words_of_the_document() throws IOException {
        try (var invoice = ExampleDocuments.invoice()) {
            var verdict = new Classifier().rank(kinds(), seen(invoice));
            assertThat(verdict.rationale()).contains("invoice");
            assertThat(verdict.scores().stream()
                            .mapToDouble(Verdict.Score::share)
                            .sum())
                    .isBetween(0.99, 1.01);
        }
    }

    @Test
    void a_document_without_words_fits_nothing() throws IOException {
        try (var blank = Sheet.a4()) {
            assertThat(new Classifier().rank(kinds(), seen(blank)).best().share())
                    .isZero();
        }
    }
}
