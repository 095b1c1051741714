package dev.ocelli.engine.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Papers whose fields are groups, lists side by side, cells of a form, and parts under headings. */
final class FormsAndListsTest {
    private static final String FIGURES = """
            {"type":"object","properties":{"amount":{"type":"number"},"unit":{"type":"string"},
             "daily_percent":{"type":"number"}}}""";
    private static final String LINES = """
            {"type":"array","items":{"type":"object","properties":{
             "description":{"type":"string"},"amount":{"type":"number"}}}}""";

    @Test
    void each_group_of_figures_is_read_off_the_row_with_its_name() {
        var value = read(
                "\"total_fat\":%s,\"sodium\":%s,\"protein\":%s,\"iron\":%s"
                        .formatted(FIGURES, FIGURES, FIGURES, FIGURES),
                """
                NUTRITION
                Total Fat 8g              10%
                Sodium 160mg               7%
                Protein 3g
                """);

        assertThat(value.path("total_fat")).hasToString(json("{amount:8, unit:'g', daily_percent:10}"));
        assertThat(value.path("sodium")).hasToString(json("{amount:160, unit:'mg', daily_percent:7}"));
        assertThat(value.path("protein")).hasToString(json("{amount:3, unit:'g'}"));
        assertThat(value.path("iron").isMissingNode()).isTrue();
    }

    @Test
    void tables_side_by_side_serve_the_lists_that_head_them() {
        var value = read("\"earnings\":" + LINES + ",\"deductions\":" + LINES, """
                PAY SLIP
                Earnings          Amount     Deductions        Amount
                Basic salary    4,200.00     Income tax        812.40
                Overtime          185.50     Pension           390.60
                """);

        assertThat(value.path("earnings"))
                .hasToString(json("[{description:'Basic salary',amount:4200},{description:'Overtime',amount:185.5}]"));
        assertThat(value.path("deductions"))
                .hasToString(json("[{description:'Income tax',amount:812.40},{description:'Pension',amount:390.60}]"));
    }

    @Test
    void a_table_serves_one_list_and_ends_where_the_next_begins() {
        var value = read("\"materials\":" + LINES + ",\"labor_items\":" + LINES, """
                Material          Qty    Amount
                Brake pads          1     64.95
                Labor           Hours    Amount
                Brake service     2.0    190.00
                """);

        assertThat(value.path("materials")).hasToString(json("[{description:'Brake pads',amount:64.95}]"));
        assertThat(value.path("labor_items")).hasToString(json("[{description:'Brake service',amount:190}]"));
    }

    @Test
    void the_amount_of_a_row_tells_whose_date_and_words_it_bears_and_days_without_a_year_take_the_papers() {
        var value = read("""
                "lines":{"type":"array","items":{"type":"object","properties":{
                 "deposit":{"type":"number"},"deposit_date":{"type":"string","format":"date"},
                 "withdrawal":{"type":"number"},"withdrawal_date":{"type":"string","format":"date"}}}}""", """
                Statement of July 31, 2025
                Date     Withdrawals   Deposits
                07/01                  2,075.00
                07/03       1,200.00
                """);

        assertThat(value.path("lines"))
                .hasToString(json(
                        "[{deposit:2075,deposit_date:'2025-07-01'},{withdrawal:1200,withdrawal_date:'2025-07-03'}]"));
    }

    @Test
    void cells_of_a_form_with_the_label_above_do_not_take_each_others_labels_for_values() {
        var value = read("""
                "member_name":{"type":"string"},"member_id":{"type":"string"},"group_number":{"type":"string"}""", """
                Member name         Member ID
                Delia Sandoval      BRH 7741 2290 03
                Group No.
                G-55018
                """);

        assertThat(value)
                .hasToString(
                        json("{member_name:'Delia Sandoval',member_id:'BRH 7741 2290 03',group_number:'G-55018'}"));
    }

    @Test
    void values_in_one_line_end_at_the_next_label() {
        var value = read("\"office\":{\"type\":\"string\"},\"urgent_care\":{\"type\":\"string\"}", """
                COPAYS
                Office $25 Urgent care $75
                """);

        assertThat(value).hasToString(json("{office:'$25',urgent_care:'$75'}"));
    }

    @Test
    void posts_and_schools_stand_under_headings() {
        var value = read("""
                "work_experience":{"type":"array","items":{"type":"object","properties":{
                  "company":{"type":"string"},"position":{"type":"string"},
                  "start_date":{"type":"string","format":"date"},"end_date":{"type":"string","format":"date"},
                  "is_current":{"type":"boolean"},"responsibilities":{"type":"array","items":{"type":"string"}}}}},
                "education":{"type":"array","items":{"type":"object","properties":{
                  "institution":{"type":"string"},"degree":{"type":"string"},"field_of_study":{"type":"string"},
                  "graduation_date":{"type":"string","format":"date"}}}},
                "languages":{"type":"array","items":{"type":"object","properties":{
                  "name":{"type":"string"},"level":{"type":"string"}}}}""", """
                ADA BIRCH
                WORK EXPERIENCE
                Staff Engineer, Tidewater Pay              Jan 2021 – Present
                   Moved the ledger to events
                Senior Developer, Aerodata SL              03/2016 - 12/2020
                   Built the delay forecast in 2018
                EDUCATION
                MSc Computer Science, Millbrook University  2014 - 2016
                LANGUAGES
                Spanish (native), English (C1)
                """);

        assertThat(value.path("work_experience")).hasToString(json("""
                [{company:'Tidewater Pay',position:'Staff Engineer',start_date:'2021-01-01',is_current:true,
                  responsibilities:['Moved the ledger to events']},
                 {company:'Aerodata SL',position:'Senior Developer',start_date:'2016-03-01',end_date:'2020-12-01',
                  is_current:false,responsibilities:['Built the delay forecast in 2018']}]"""));
        assertThat(value.path("education")).hasToString(json("""
                [{institution:'Millbrook University',degree:'MSc',field_of_study:'Computer Science',
                  graduation_date:'2016-01-01'}]"""));
        assertThat(value.path("languages"))
                .hasToString(json("[{name:'Spanish',level:'native'},{name:'English',level:'C1'}]"));
    }

    @Test
    void words_go_on_in_the_lines_below() {
        var value = read("\"ingredients\":{\"type\":\"string\"},\"storage\":{\"type\":\"string\"}", """
                Ingredients: whole grain oats, brown sugar, almonds,
                canola oil, honey and salt
                Storage: keep in a cool and dry place
                """);

        assertThat(value.path("ingredients").asString())
                .isEqualTo("whole grain oats, brown sugar, almonds, canola oil, honey and salt");
        assertThat(value.path("storage").asString()).isEqualTo("keep in a cool and dry place");
    }

    @Test
    void whoever_has_an_address_is_a_party_and_telephones_are_those_of_its_own_lines() {
        var value = read("""
                "carrier":{"type":"object","properties":{"name":{"type":"string"},"phone":{"type":"string"},
                  "address":{"type":"object","properties":{"city":{"type":"string"},"postal_code":{"type":"string"}}}}}""", """
                WAYBILL

                Carrier
                Nordlog Spedition GmbH
                Kai 9
                20457 Hamburg
                """);

        assertThat(value.path("carrier"))
                .hasToString(json("{name:'Nordlog Spedition GmbH',address:{city:'Hamburg',postal_code:'20457'}}"));
    }

    @Test
    void an_amount_of_another_name_is_not_the_total() {
        var value = read("\"total_deposits\":{\"type\":\"number\"},\"total_checks_paid\":{\"type\":\"number\"}", """
                BANK STATEMENT
                Total deposits          1,950.00
                Amount due              2,327.15
                """);

        assertThat(value.path("total_deposits").asDouble()).isEqualTo(1950);
        assertThat(value.path("total_checks_paid").isMissingNode()).isTrue();
    }

    @Test
    void an_amount_that_has_to_be_paid_is_the_total_by_whatever_words() {
        var value = read("""
                "total_amount_due":{"type":"number","description":"total amount due"}""", """
                INVOICE
                Net amount              100.00 EUR
                VAT 19%                  19.00 EUR
                Total amount            119.00 EUR
                """);

        assertThat(value).hasToString(json("{total_amount_due:119}"));
    }

    private static String json(String text) {
        return Json.parse(text.replaceAll("(?<=[{,\\s])(\\w+):", "\"$1\":").replace('\'', '"'))
                .toString();
    }

    private static ObjectNode read(String properties, String page) {
        var schema = (ObjectNode) Json.parse("{\"type\":\"object\",\"properties\":{" + properties + "}}");
        Perception seen = PrintedPage.of(page);
        var input = new Plan.Input(Path.of("page.pdf"), MediaType.PDF, "page.pdf");
        var plan = new Plan(Plan.Product.EXTRACT, schema, List.of(), input, Plan.PlanOptions.DEFAULT);
        return new EmbeddedReasoner().reason(plan, seen).value();
    }
}
