package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model said in one go, over as many calls as its limit of tokens cut it into.
 *
 * @param pieces the words of each call
 * @param finish why the last call ended
 * @param tokens of all calls; guessed where the backend does not say
 */
record Utterance(List<String> pieces, Finish finish, long tokens) {
    /** What a model is asked when its answer was cut. */
    static final String GO_ON = "Your answer was cut. Go on exactly where it stopped: repeat nothing, add no remark.";

    /** Thirty-two thousand tokens with the usual backend, which is what most callers allow. */
    private static final int MOST_CALLS = 8;

    private static final int LEAST_TOKENS = 16;

    Utterance {
        pieces = List.copyOf(pieces);
    }

    /** Everything that the model said in these steps. */
    static List<Utterance> all(List<Step> steps) {
        List<Utterance> all = new ArrayList<>();
        for (Step step : steps) {
            if (step.name().equals(Thought.STEP) && !step.failed()) {
                Utterance fresh = of(step);
                boolean goesOn = isGoingOn(step) && !all.isEmpty();
                all.add(goesOn ? all.removeLast().and(fresh) : fresh);
            }
        }
        return all;
    }

    /** Whether a step goes on with the answer of the step before. */
    static boolean isGoingOn(Step step) {
        return Thought.objection(step).equals(GO_ON);
    }

    private static Utterance of(Step step) {
        Thought thought = Thought.of(step);
        long told = step.trace().tokens().completion();
        return new Utterance(
                List.of(thought.text()),
                thought.finish(),
                told > 0 ? told : thought.text().length() / Fitting.LETTERS_A_TOKEN);
    }

    private Utterance and(Utterance more) {
        List<String> both = new ArrayList<>(pieces);
        both.addAll(more.pieces);
        return new Utterance(both, more.finish, tokens + more.tokens);
    }

    String text() {
        return String.join("", pieces);
    }

    boolean wasCut() {
        return finish == Finish.LENGTH;
    }

    /** Whether it is worth going on, and allowed. */
    boolean canGoOn(long mostTokens) {
        return wasCut()
                && pieces.size() < MOST_CALLS
                && !pieces.getLast().isBlank()
                && mostTokens - tokens >= LEAST_TOKENS;
    }

    /**
     * The ways in which the pieces may belong together, the likeliest first: one behind the other, without what a piece
     * repeats of the one before, or the last alone when the model began anew.
     */
    List<String> readings() {
        List<String> readings = new ArrayList<>();
        readings.add(text());
        if (pieces.size() > 1) {
            String joined = "";
            for (String piece : pieces) {
                joined += piece.substring(overlap(joined, piece));
            }
            readings.add(joined);
            readings.add(pieces.getLast());
        }
        return readings;
    }

    /** How many letters at the beginning of {@code piece} are the end of {@code before}. */
    private static int overlap(String before, String piece) {
        for (int length = Math.min(200, Math.min(before.length(), piece.length())); length > 0; length--) {
            if (before.endsWith(piece.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }
}
