package dev.ocelli.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageGuessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The price of the bread is on the list and it is good for this year; en",
                "Der Preis ist für das Brot und nicht für die Semmeln bei uns; de",
                "Le prix du pain est sur la liste pour les clients dans une boutique; fr",
                "El precio del pan es para los clientes y por eso se dice que es bueno; es",
                "السعر مكتوب على القائمة; ar",
                "パンの値段はこちらです; ja",
                "12345 67; en"
            })
    void tells_languages_by_small_words_and_script(String text, String language) {
        assertThat(LanguageGuess.of(text)).isEqualTo(language);
    }
}
