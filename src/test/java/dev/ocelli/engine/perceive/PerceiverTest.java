package dev.ocelli.engine.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.engine.plan.Plan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PerceiverTest {
    private static final TextLine SCANNED =
            new SketchedPage().text(50, 50, 12, "read by ocr").lines().getFirst();

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private final FakeDocument document = new FakeDocument();
    private FakeOcr ocr = FakeOcr.of(SCANNED);
    private final SightCache cache = new MemorySightCache(10_000);

    @BeforeEach
    void write_a_file() throws IOException {
        file = Files.writeString(folder.resolve("file.pdf"), "bytes to be hashed");
    }

    @Test
    void a_page_with_a_text_layer_is_not_read_by_ocr() {
        document.page(FakeDocument.layered(new SketchedPage().text(50, 50, 12, "printed words")));
        var page = perceive().pages().getFirst();
        assertThat(page.text()).isEqualTo("printed words");
        assertThat(page.source()).isEqualTo(TextSource.TEXT_LAYER);
        assertThat(ocr.readings()).hasValue(0);
    }

    @Test
    void a_scan_is_turned_upright_and_read() {
        ocr = ocr.turned(90);
        document.page(FakeDocument.scanned(picture(300, 200)));
        var page = perceive().pages().getFirst();
        assertThat(page.text()).isEqualTo("read by ocr");
        assertThat(page.source()).isEqualTo(TextSource.OCR);
        assertThat(page.turn()).isEqualTo(90);
        assertThat(page.aspect()).isEqualTo(200.0 / 300);
    }

    @Test
    void a_big_picture_on_a_text_page_adds_its_words_once() {
        var sketch = new SketchedPage().text(50, 50, 12, "printed words").picture(50, 300, 500, 700);
        document.page(FakeDocument.mixed(sketch, picture(595, 842)));
        var page = perceive().pages().getFirst();
        assertThat(page.source()).isEqualTo(TextSource.MIXED);
        assertThat(page.text()).contains("printed words").contains("read by ocr");
        var added = page.lines().stream()
                .filter(l -> l.text().equals("read by ocr"))
                .toList();
        assertThat(added).hasSize(1);
        assertThat(added.getFirst().box().y()).isGreaterThan(300.0 / 842);
    }

    @Test
    void only_the_pages_asked_for_are_seen() {
        for (String text : List.of("one", "two", "three")) {
            document.page(FakeDocument.layered(new SketchedPage().text(50, 50, 12, text)));
        }
        var seen = perceive(Optional.of(List.of(2, 0)));
        assertThat(seen.pages()).extracting(Page::index).containsExactly(0, 2);
        assertThat(seen.pageCount()).isEqualTo(3);
    }

    @Test
    void a_page_out_of_range_is_refused_with_the_field_at_fault() {
        document.page(FakeDocument.layered(new SketchedPage().text(50, 50, 12, "one")));
        assertThatThrownBy(() -> perceive(Optional.of(List.of(1)))).isInstanceOfSatisfying(OcelliException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.PAGE_OUT_OF_RANGE);
            assertThat(e.param()).contains("config.page_indices");
        });
        assertThat(document.closed).isTrue();
    }

    @Test
    void one_broken_page_is_a_warning_and_not_the_end() {
        document.page(FakeDocument.layered(new SketchedPage().text(50, 50, 12, "good page")))
                .brokenPage(new IllegalStateException("bad stream"));
        var seen = perceive();
        assertThat(seen.text()).contains("good page");
        assertThat(seen.warnings()).containsExactly("Page 2 could not be read.");
        assertThat(seen.pages().get(1).source()).isEqualTo(TextSource.NONE);
    }

    @Test
    void a_file_without_one_good_page_fails() {
        document.brokenPage(new OcelliException(ErrorCode.INVALID_FILE, "bad stream"));
        assertThatThrownBy(this::perceive).hasMessage("bad stream");
    }

    @Test
    void a_page_seen_before_is_not_fetched_again() {
        document.page(FakeDocument.scanned(picture(200, 300)));
        var first = perceive();
        var second = perceive();
        assertThat(second).isEqualTo(first);
        assertThat(document.asked).isEqualTo(1);
        assertThat(ocr.readings()).hasValue(1);
    }

    @Test
    void progress_counts_up_to_all_pages() {
        for (int i = 0; i < 5; i++) {
            document.page(FakeDocument.scanned(picture(200, 300)));
        }
        var heard = new ArrayList<Integer>();
        perceiver().perceive(plan(Optional.empty()), (done, of) -> heard.add(done * 10 + of));
        assertThat(heard).containsExactly(15, 25, 35, 45, 55);
    }

    @Test
    void a_perception_survives_being_written_as_json() {
        document.page(FakeDocument.layered(
                new SketchedPage().text(50, 50, 20, "Heading").text(50, 90, 10, "Some text below it")));
        var seen = perceive();
        assertThat(Json.MAPPER.readValue(Json.write(seen), Perception.class)).isEqualTo(seen);
    }

    private Perceiver perceiver() {
        return new Perceiver((path, type) -> document, () -> ocr, cache);
    }

    private Perception perceive() {
        return perceive(Optional.empty());
    }

    private Perception perceive(Optional<List<Integer>> pages) {
        return perceiver().perceive(plan(pages));
    }

    private Plan plan(Optional<List<Integer>> pages) {
        return new Plan(
                Plan.Product.OCR,
                Json.object(),
                List.of(),
                new Plan.Input(file, MediaType.PDF, "file.pdf"),
                new Plan.PlanOptions(pages, Plan.Detail.AUTO, false, false, false));
    }

    private static BufferedImage picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }
}
