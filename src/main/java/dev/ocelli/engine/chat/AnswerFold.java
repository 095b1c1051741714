package dev.ocelli.engine.chat;

import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.Step;
import java.util.function.Consumer;

/**
 * Folds what an agent tells into the text of one answer. Streamed or not, the text is the same: it is what was told, and
 * at the end what of the answer was not told yet. Events come one at a time.
 */
final class AnswerFold implements Consumer<AgentEvent> {
    /** A model's own steps say nothing that people want to read. */
    private static final String MODEL_CALL = "model";

    private final boolean json;
    private final Consumer<ChatEvent> listener;
    private final StringBuilder told = new StringBuilder();
    private boolean interrupted;

    /** @param json the answer is JSON, which is told as a whole at the end */
    AnswerFold(boolean json, Consumer<ChatEvent> listener) {
        this.json = json;
        this.listener = listener;
    }

    @Override
    public void accept(AgentEvent event) {
        switch (event) {
            case AgentEvent.Progress(String words) -> progress(words);
            case AgentEvent.StepStarted started -> begun(started);
            case AgentEvent.StepDone(Step step) -> done(step);
            case AgentEvent.Text(String piece) -> text(piece);
        }
    }

    private void begun(AgentEvent.StepStarted step) {
        if (!step.tool().equals(MODEL_CALL)) {
            listener.accept(new ChatEvent.Began(step.index(), step.tool(), step.input()));
            progress("Using " + step.tool().replace('_', ' ') + " …");
            interrupted = !told.isEmpty();
        }
    }

    private void done(Step step) {
        if (!step.name().equals(MODEL_CALL)) {
            listener.accept(new ChatEvent.Ended(step));
        }
        if (step.failed()) {
            progress(step.name().replace('_', ' ') + " failed: " + step.error());
        } else if (!step.name().equals(MODEL_CALL) && !step.trace().summary().isBlank()) {
            progress(step.trace().summary());
        }
    }

    private void progress(String words) {
        if (!words.isBlank()) {
            listener.accept(new ChatEvent.Progress(words.strip()));
        }
    }

    private void text(String piece) {
        if (json || piece.isEmpty()) {
            return;
        }
        if (interrupted) { // words before a tool was used are a paragraph of their own
            interrupted = false;
            tell("\n\n");
        }
        tell(piece);
    }

    private void tell(String piece) {
        told.append(piece);
        listener.accept(new ChatEvent.Text(piece));
    }

    /** The whole text, after its last piece was told. */
    String finish(String answer) {
        String soFar = told.toString();
        if (soFar.isEmpty()) {
            pieces(answer);
        } else if (answer.startsWith(soFar)) {
            pieces(answer.substring(soFar.length()));
        } else if (!soFar.endsWith(answer)) {
            tell("\n\n");
            pieces(answer);
        }
        return told.toString();
    }

    private void pieces(String text) {
        int most = 400;
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + most);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            tell(text.substring(from, to));
            from = to;
        }
    }
}
