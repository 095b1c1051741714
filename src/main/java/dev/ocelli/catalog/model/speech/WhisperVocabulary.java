package dev.ocelli.catalog.model.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text tokens of a Whisper model as bytes.
 *
 * <p>Vocabulary files write each byte as a printable character, in the way of GPT-2: printable Latin-1 characters stand
 * for themselves, the other bytes for characters from U+0100 on, in order.
 */
final class WhisperVocabulary {
    private static final String FIRST_SPECIAL = "<|endoftext|>";

    private WhisperVocabulary() {}

    /** The tokens before the first special one, by id. */
    static List<byte[]> tokens(String file) throws IOException {
        Map<Integer, Integer> bytes = bytesOfCharacters();
        var tokens = new ArrayList<byte[]>();
        for (String line : file.split("\n", -1)) {
            if (line.equals(FIRST_SPECIAL)) {
                return tokens;
            }
            tokens.add(decode(line, bytes));
        }
        throw new IOException("the vocabulary does not name " + FIRST_SPECIAL);
    }

    private static byte[] decode(String token, Map<Integer, Integer> bytes) throws IOException {
        var out = new ByteArrayOutputStream(token.length());
        for (int character : token.codePoints().toArray()) {
            Integer value = bytes.get(character);
            if (value == null) {
                throw new IOException("the vocabulary holds the character " + Integer.toHexString(character));
            }
            out.write(value);
        }
        return out.toByteArray();
    }

    private static Map<Integer, Integer> bytesOfCharacters() {
        var bytes = new HashMap<Integer, Integer>();
        int next = 256;
        for (int value = 0; value < 256; value++) {
            boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            bytes.put(printable ? value : next++, value);
        }
        return bytes;
    }
}
