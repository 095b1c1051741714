package dev.ocelli.engine.agent.embedded;

/** Ends the work for one ask; the words are the answer to it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    Refusal(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    String words() {
        return words;
    }
}
