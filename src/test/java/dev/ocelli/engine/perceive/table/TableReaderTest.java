package dev.ocelli.engine.perceive.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.perception.Table;
import dev.ocelli.engine.perceive.SketchedPage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableReaderTest {
    private static final double[] LEFTS = {60, 260, 360, 460};

    private final SketchedPage page = new SketchedPage();

    @Test
    void rows_that_line_up_are_a_table() {
        page.text(60, 60, 10, "The sales of all four quarters are shown below for every country that we know of.")
                .row(100, 10, LEFTS, "Country", "First", "Second", "Total")
                .row(115, 10, LEFTS, "Austria", "12.5", "13.0", "25.5")
                .row(130, 10, LEFTS, "Belgium", "9.0", "", "9.0")
                .row(145, 10, LEFTS, "Czech Republic", "1,250", "17", "1,267");
        var table = only();
        assertThat(table.headerRows()).isEqualTo(1);
        assertThat(texts(table))
                .containsExactly(
                        "0,0 Country",
                        "0,1 First",
                        "0,2 Second",
                        "0,3 Total",
                        "1,0 Austria",
                        "1,1 12.5",
                        "1,2 13.0",
                        "1,3 25.5",
                        "2,0 Belgium",
                        "2,1 9.0",
                        "2,3 9.0",
                        "3,0 Czech Republic",
                        "3,1 1,250",
                        "3,2 17",
                        "3,3 1,267");
    }

    @Test
    void a_head_over_two_columns_spans_them() {
        page.text(280, 85, 10, "Sales by quarter and year")
                .row(100, 10, LEFTS, "Country", "First", "Second", "Total")
                .row(115, 10, LEFTS, "Austria", "12.5", "13.0", "25.5")
                .row(130, 10, LEFTS, "Belgium", "9.0", "8.5", "17.5")
                .row(145, 10, LEFTS, "Cyprus", "1.0", "2.0", "3.0")
                .rule(60, 82, 500, 82)
                .rule(60, 97, 500, 97);
        var head = only().cells().getFirst();
        assertThat(head.text()).isEqualTo("Sales by quarter and year");
        assertThat(head.columnSpan()).isEqualTo(2);
        assertThat(only().headerRows()).isEqualTo(2);
    }

    @Test
    void a_cell_of_several_lines_is_one_cell() {
        page.row(100, 10, LEFTS, "Item", "Price", "Count", "Sum")
                .row(120, 10, LEFTS, "Bread", "1.00", "2", "2.00")
                .row(140, 10, LEFTS, "Cheese from the", "5.00", "1", "5.00")
                .text(60, 151, 10, "mountains")
                .row(171, 10, LEFTS, "Wine", "9.00", "1", "9.00");
        assertThat(texts(only())).contains("2,0 Cheese from the mountains", "3,0 Wine");
    }

    @Test
    void drawn_fields_make_a_table_of_words() {
        grid(60, new double[] {60, 200, 400}, new double[] {100, 130, 160, 190});
        page.text(70, 110, 10, "Name").text(210, 110, 10, "Duty");
        page.text(70, 140, 10, "Ada").text(210, 140, 10, "Writes the programs of");
        page.text(210, 150, 8, "the engine");
        page.text(70, 170, 10, "Charles").text(210, 170, 10, "Builds the engine");
        assertThat(texts(only()))
                .containsExactly(
                        "0,0 Name",
                        "0,1 Duty",
                        "1,0 Ada",
                        "1,1 Writes the programs of the engine",
                        "2,0 Charles",
                        "2,1 Builds the engine");
    }

    @Test
    void a_missing_line_between_fields_makes_a_span() {
        page.rule(60, 100, 400, 100)
                .rule(60, 130, 400, 130)
                .rule(60, 160, 400, 160)
                .rule(60, 190, 400, 190);
        page.rule(60, 100, 60, 190).rule(400, 100, 400, 190).rule(200, 130, 200, 190);
        page.text(70, 110, 10, "A head over both columns");
        page.text(70, 140, 10, "Ada").text(210, 140, 10, "Writer");
        page.text(70, 170, 10, "Charles").text(210, 170, 10, "Builder");
        var head = only().cells().getFirst();
        assertThat(head.text()).isEqualTo("A head over both columns");
        assertThat(head.columnSpan()).isEqualTo(2);
    }

    @Test
    void a_frame_without_inner_lines_is_read_by_alignment() {
        page.rule(50, 90, 520, 90).rule(50, 170, 520, 170).rule(50, 90, 50, 170).rule(520, 90, 520, 170);
        page.rule(50, 112, 520, 112);
        page.row(100, 10, LEFTS, "Country", "First", "Second", "Total")
                .row(115, 10, LEFTS, "Austria", "12.5", "13.0", "25.5")
                .row(130, 10, LEFTS, "Belgium", "9.0", "8.5", "17.5")
                .row(145, 10, LEFTS, "Cyprus", "1.0", "2.0", "3.0");
        assertThat(texts(only())).contains("1,0 Austria", "3,3 3.0").hasSize(16);
    }

    @Test
    void prose_lists_forms_and_charts_are_no_tables() {
        for (int i = 0; i < 6; i++) {
            page.text(60, 60 + 13 * i, 10, "Lines of prose run over the whole width of the page, word by word.");
            page.text(60, 200 + 15 * i, 10, "•").text(80, 200 + 15 * i, 10, "point of a list");
            page.text(60, 400 + 15 * i, 10, "Label number " + i + ":").text(240, 400 + 15 * i, 10, "value " + i);
            page.text(60, 600 + 30 * i, 10, "" + (500 - 100 * i)).text(400, 600 + 30 * i, 10, "" + (50 - 10 * i));
        }
        assertThat(tables()).isEmpty();
    }

    private void grid(double left, double[] xs, double[] ys) {
        for (double y : ys) {
            page.rule(left, y, xs[xs.length - 1], y);
        }
        for (double x : xs) {
            page.rule(x, ys[0], x, ys[ys.length - 1]);
        }
    }

    private List<Table> tables() {
        return TableReader.read(List.of(page.lines()), page.rulings(), SketchedPage.WIDTH / SketchedPage.HEIGHT);
    }

    private Table only() {
        assertThat(tables()).hasSize(1);
        return tables().getFirst();
    }

    private static List<String> texts(Table table) {
        return table.cells().stream()
                .map(c -> c.row() + "," + c.column() + " " + c.text())
                .toList();
    }
}
