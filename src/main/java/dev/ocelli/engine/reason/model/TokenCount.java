package dev.ocelli.engine.reason.model;

/** How many tokens a text takes, by its letters: close enough for cutting work to size, never for billing. */
final class TokenCount {
    /** Measured on printed rows with numbers for common vocabularies: 2.5 to 3.5 letters a token. */
    private static final double PER_LETTER = 0.36;

    /** A picture of a page, on common vision models. */
    static final int PICTURE = 1_500;

    private TokenCount() {}

    static int of(String text) {
        double tokens = 0;
        for (int i = 0; i < text.length(); i++) {
            tokens += text.charAt(i) < 0x250 ? PER_LETTER : 1;
        }
        return (int) Math.ceil(tokens);
    }
}
