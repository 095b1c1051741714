package dev.ocelli.engine.agent;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Tells events one at a time, and makes sure that the pieces of text together are the answer. */
final class Telling implements Consumer<AgentEvent> {
    /** Short enough that a long answer arrives in pieces, long enough to keep them few. */
    private static final int PIECE = 240;

    private final Consumer<AgentEvent> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final StringBuilder told = new StringBuilder();

    Telling(Consumer<AgentEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(AgentEvent event) {
        lock.lock();
        try {
            if (event instanceof AgentEvent.Text(String piece)) {
                told.append(piece);
            }
            listener.accept(event);
        } finally {
            lock.unlock();
        }
    }

    /** All text so far: whatever the answer is, it begins with it. */
    String told() {
        lock.lock();
        try {
            return told.toString();
        } finally {
            lock.unlock();
        }
    }

    /** Tells what of the answer was not told while it was made. */
    void rest(String answer) {
        int from = answer.startsWith(told.toString()) ? told.length() : 0;
        while (from < answer.length()) {
            int to = cut(answer, from);
            accept(new AgentEvent.Text(answer.substring(from, to)));
            from = to;
        }
    }

    /** The end of the next piece: behind white space where there is some, never inside a surrogate pair. */
    private static int cut(String answer, int from) {
        int most = Math.min(answer.length(), from + PIECE);
        if (most == answer.length()) {
            return most;
        }
        for (int at = most; at > from + PIECE / 2; at--) {
            if (Character.isWhitespace(answer.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isHighSurrogate(answer.charAt(most - 1)) ? most - 1 : most;
    }
}
