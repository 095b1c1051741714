package dev.ocelli.engine.perceive.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.Page;
import dev.ocelli.engine.perceive.SketchedPage;
import dev.ocelli.engine.perceive.see.PageSight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageLayoutTest {
    private static final String LINE = "words of prose that fill the line well";

    @Test
    void columns_are_read_one_after_the_other() {
        var page = new SketchedPage().text(60, 40, 18, "A heading over both of the columns of the page");
        for (int i = 0; i < 8; i++) {
            page.text(60, 80 + 12 * i, 10, "left " + i + " " + LINE);
            page.text(320, 80 + 12 * i, 10, "right " + i + " " + LINE);
        }
        String text = layout(page).text();
        assertThat(text).startsWith("A heading");
        assertThat(text.indexOf("left 7")).isLessThan(text.indexOf("right 0"));
    }

    @Test
    void labels_stay_beside_their_values() {
        var page = new SketchedPage()
                .text(60, 80, 10, "Number")
                .text(300, 80, 10, "4711")
                .text(60, 95, 10, "Date")
                .text(300, 95, 10, "1 May 2020")
                .text(60, 110, 10, "Due")
                .text(300, 110, 10, "1 June 2020");
        assertThat(layout(page).text()).isEqualTo("Number\n4711\nDate\n1 May 2020\nDue\n1 June 2020");
    }

    @Test
    void words_cut_at_the_end_of_a_line_are_made_whole() {
        var page = new SketchedPage().text(60, 80, 10, "the govern-").text(60, 92, 10, "ment of the day");
        assertThat(layout(page).parts().blocks().getFirst().text()).isEqualTo("the government of the day");
    }

    @Test
    void blocks_are_told_by_type_and_place() {
        var page = new SketchedPage()
                .text(60, 60, 24, "The title")
                .bold(60, 110, 10, "A section")
                .text(60, 130, 10, "Prose of the section that goes on and on over the page.")
                .text(60, 142, 10, "It has a second line that is about as long as the first.")
                .text(60, 170, 10, "• a point of a list")
                .text(60, 185, 10, "• another point of a list")
                .picture(60, 300, 400, 500)
                .text(60, 505, 8, "Figure 1: A picture");
        assertThat(layout(page).parts().blocks())
                .extracting(Block::kind)
                .containsExactly(
                        BlockKind.TITLE,
                        BlockKind.SECTION_HEADER,
                        BlockKind.TEXT,
                        BlockKind.LIST_ITEM,
                        BlockKind.LIST_ITEM,
                        BlockKind.PICTURE,
                        BlockKind.CAPTION);
    }

    @Test
    void heads_and_feet_are_told_by_repetition() {
        var sights = new ArrayList<PageSight>();
        for (int i = 0; i < 4; i++) {
            sights.add(new SketchedPage()
                    .text(60, 30, 9, "Annual report")
                    .text(60, 200, 10, "Words of page " + "abcd".charAt(i))
                    .text(280, 810, 9, "Page " + (i + 1) + " of 4")
                    .sight(i));
        }
        for (var page : PageLayout.of(sights)) {
            assertThat(page.parts().blocks())
                    .extracting(Block::kind)
                    .containsExactly(BlockKind.PAGE_HEADER, BlockKind.TEXT, BlockKind.PAGE_FOOTER);
        }
    }

    @Test
    void a_run_is_cut_at_a_wide_gap() {
        var line = new SketchedPage().text(60, 80, 10, "Total").lines().getFirst();
        var far = new SketchedPage().text(400, 80, 10, "12.00").lines().getFirst();
        var words = new ArrayList<>(line.words());
        words.addAll(far.words());
        var both = new dev.ocelli.core.perception.TextLine(words, line.box().union(far.box()), line.fontSize(), false);
        assertThat(Runs.of(List.of(both), SketchedPage.WIDTH / SketchedPage.HEIGHT, true))
                .hasSize(2);
    }

    @Test
    void no_word_is_lost_or_doubled() {
        var page = new SketchedPage().text(60, 60, 10, "Before the table there is a line.");
        double[] lefts = {60, 260, 360};
        page.row(100, 10, lefts, "Item", "Count", "Sum");
        page.row(115, 10, lefts, "Bread", "2", "4.00");
        page.row(130, 10, lefts, "Wine", "1", "9.00");
        page.text(60, 180, 10, "After the table there is another.");
        var words =
                layout(page).lines().stream().flatMap(l -> l.words().stream()).toList();
        var printed = page.lines().stream().flatMap(l -> l.words().stream()).toList();
        assertThat(words).containsExactlyInAnyOrderElementsOf(printed);
    }

    private static Page layout(SketchedPage page) {
        return PageLayout.of(List.of(page.sight(0))).getFirst();
    }
}
