package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatListener;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Tells a model's words while they come. A short beginning is held back: most words before a call of a tool are as short,
 * and they are no part of the answer.
 */
final class Speaking implements ChatListener {
    /** Letters; what is longer counts as a part of the answer even when a call follows. */
    static final int HELD = 200;

    private final Consumer<String> tell;
    private final UnaryOperator<String> shown;
    private final StringBuilder text = new StringBuilder();
    private int told;
    private boolean begun;

    /**
     * @param before told first, as soon as anything is
     * @param already the beginning of these words, from a call that was cut; as much as could be was told then
     * @param shown what of a stretch of words people see
     */
    Speaking(String before, String already, Consumer<String> tell, UnaryOperator<String> shown) {
        text.append(already);
        told = already.length() > HELD ? Marks.settled(already) : 0;
        begun = told > 0;
        this.tell = piece -> {
            if (!begun && !before.isEmpty()) {
                tell.accept(before);
            }
            begun = true;
            tell.accept(piece);
        };
        this.shown = shown;
    }

    @Override
    public void text(String piece) {
        text.append(piece);
        if (text.length() <= HELD) {
            return;
        }
        tell(Marks.settled(text));
    }

    /** Nothing more comes, not even from another call. What is still held back is told by whoever makes the answer, if it becomes one. */
    void end() {
        if (text.length() > HELD) {
            tell(text.length());
        }
    }

    private void tell(int settled) {
        if (settled > told) {
            String words = shown.apply(text.substring(told, settled));
            told = settled;
            if (!words.isEmpty()) {
                tell.accept(words);
            }
        }
    }
}
