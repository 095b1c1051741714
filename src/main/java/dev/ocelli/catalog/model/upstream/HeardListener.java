package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatListener;

/** Remembers whether somebody heard text: then another try would say it twice. Used by the calling thread only. */
final class HeardListener implements ChatListener {
    private final ChatListener listener;
    private boolean heard;

    HeardListener(ChatListener listener) {
        this.listener = listener;
    }

    boolean wantsPieces() {
        return !listener.equals(ChatListener.NONE);
    }

    boolean heard() {
        return heard;
    }

    @Override
    public void text(String piece) {
        if (wantsPieces()) {
            heard = true;
            listener.text(piece);
        }
    }

    @Override
    public void thought(String piece) {
        listener.thought(piece);
    }
}
