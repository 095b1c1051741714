package dev.ocelli.catalog.model.speech;

import dev.ocelli.catalog.model.speech.WhisperContext.Segment;
import dev.ocelli.catalog.model.speech.WhisperContext.Token;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tokens put together to words: a word begins at a token with a space before it; in scripts without spaces each group of
 * tokens that makes whole characters is one.
 */
final class HeardWords {
    private final List<SpokenWord> words = new ArrayList<>();
    private final List<Token> open = new ArrayList<>();

    private HeardWords() {}

    /**
     * A segment with its words; empty when it says nothing.
     *
     * @param longest seconds of sound that there were; times beyond are cut
     */
    static Optional<SpeechSegment> segment(Segment segment, double longest) {
        var heard = new HeardWords();
        segment.tokens().forEach(heard::add);
        heard.close();
        String text = text(segment.tokens()).strip();
        if (text.isEmpty() || heard.words.isEmpty()) {
            return Optional.empty();
        }
        double sure = heard.words.stream()
                .mapToDouble(SpokenWord::confidence)
                .average()
                .orElse(0);
        var within = new TimeSpan(
                Math.min(Math.max(0, segment.from()), longest),
                Math.min(Math.max(Math.max(0, segment.from()), segment.to()), longest));
        return Optional.of(new SpeechSegment(text, within, 0, ordered(heard.words, within), sure));
    }

    private void add(Token token) {
        boolean begins = token.text().length > 0 && token.text()[0] == ' ';
        if (!open.isEmpty() && (begins || (isWhole(open) && unspaced(open)))) {
            close();
        }
        open.add(token);
    }

    private void close() {
        String text = text(open).strip();
        if (!text.isEmpty()) {
            double from = Math.max(0, open.getFirst().from());
            double to = Math.max(from, open.getLast().to());
            double sure =
                    open.stream().mapToDouble(Token::probability).average().orElse(0);
            words.add(new SpokenWord(text, new TimeSpan(from, to), Math.min(1, sure)));
        }
        open.clear();
    }

    /** Times of words inside their segment and never backwards. */
    private static List<SpokenWord> ordered(List<SpokenWord> words, TimeSpan within) {
        var ordered = new ArrayList<SpokenWord>();
        double earliest = within.start();
        for (SpokenWord word : words) {
            double from = Math.clamp(word.span().start(), earliest, within.end());
            double to = Math.clamp(word.span().end(), from, within.end());
            ordered.add(new SpokenWord(word.text(), new TimeSpan(from, to), word.confidence()));
            earliest = from;
        }
        return ordered;
    }

    private static boolean unspaced(List<Token> tokens) {
        String text = text(tokens);
        return !text.isEmpty()
                && switch (Character.UnicodeScript.of(text.codePointBefore(text.length()))) {
                    case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }

    private static boolean isWhole(List<Token> tokens) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(tokens)));
            return true;
        } catch (CharacterCodingException cutCharacter) {
            return false;
        }
    }

    private static String text(List<Token> tokens) {
        return new String(bytes(tokens), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(List<Token> tokens) {
        var out = new ByteArrayOutputStream();
        tokens.forEach(token -> out.writeBytes(token.text()));
        return out.toByteArray();
    }
}
