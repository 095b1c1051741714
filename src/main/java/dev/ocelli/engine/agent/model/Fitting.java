package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatModel.Abilities;

/** How much text fits a model's window. Tokens are not counted but guessed, on the safe side for most languages. */
final class Fitting {
    static final int LETTERS_A_TOKEN = 3;

    /** What servers charge for a page picture, about. */
    static final int TOKENS_A_PICTURE = 1_500;

    private Fitting() {}

    /** Letters for everything that is asked; the rest of the window is the answer's. */
    static int letters(Abilities abilities) {
        int answer = Math.min(abilities.answerTokens(), abilities.windowTokens() / 3);
        return (abilities.windowTokens() - answer) * LETTERS_A_TOKEN;
    }

    /** At most a third of the window is for pictures. */
    static int pictures(Abilities abilities) {
        return Math.min(abilities.pictures(), abilities.windowTokens() / 3 / TOKENS_A_PICTURE);
    }

    /** The beginning of a text, and a word that it goes on. */
    static String cut(String text, int most, String rest) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + rest;
    }
}
