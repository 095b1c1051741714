package dev.ocelli.engine.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.AskReader;
import dev.ocelli.engine.agent.ask.Intent;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions of states, as people write them, say what is to be done. */
final class GraphWordsTest {
    private static final AskReader READER = AskReader.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Split the package into its documents | SPLIT",
                "Find where each document begins | SPLIT",
                "Separate the scan into documents | SPLIT",
                "Classify each document | CLASSIFY",
                "Sort the documents by type | CLASSIFY",
                "Decide which kind of document this is | CLASSIFY",
                "Extract the invoice | EXTRACT",
                "Extract the fields of the schema | EXTRACT",
                "Read carrier, numbers, names and weight | EXTRACT",
                "Extract line items and totals | EXTRACT",
                "Redact names, id numbers, bank accounts, phone numbers, emails and addresses | REDACT",
                "Black out all personal data | REDACT",
                "Convert the tables to CSV | CONVERT",
                "Export the tables as CSV | CONVERT",
                "Merge all documents into one PDF | MERGE",
                "Transcribe the recording | TRANSCRIBE",
                "Compare the two versions | COMPARE",
            })
    void a_description_says_what_is_done(String words, Intent intent) {
        assertThat(new StateWords(READER).read(words)).extracting(Ask::intent).contains(intent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Put everything together and add up the invoices", "Report the result", "Return the answer", "Done"
            })
    void words_about_the_result_do_nothing(String words) {
        assertThat(new StateWords(READER).read(words))
                .extracting(Ask::intent)
                .doesNotContainAnyElementsOf(List.of(
                        Intent.SPLIT, Intent.EXTRACT, Intent.REDACT, Intent.CONVERT, Intent.MERGE, Intent.CLASSIFY));
    }
}
