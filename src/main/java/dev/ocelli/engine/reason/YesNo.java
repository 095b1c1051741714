package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;

/** Yes and no in words, and ticked and empty boxes. The value is {@code true} or {@code false}. */
final class YesNo implements Recogniser {
    private final Phrases yes;
    private final Phrases no;
    private final List<String> ticked;
    private final List<String> empty;

    private YesNo(Phrases yes, Phrases no, List<String> ticked, List<String> empty) {
        this.yes = yes;
        this.no = no;
        this.ticked = List.copyOf(ticked);
        this.empty = List.copyOf(empty);
    }

    static YesNo of(Lexicon lexicon) {
        return new YesNo(
                lexicon.words("true"), lexicon.words("false"), lexicon.boxes("ticked"), lexicon.boxes("empty"));
    }

    @Override
    public List<Match> find(String text) {
        var found = new ArrayList<Match>();
        sign(text, ticked, true, found);
        sign(text, empty, false, found);
        var letters = Letters.of(text);
        yes.start(letters).ifPresent(h -> found.add(match(h.from(), h.to(), true)));
        no.start(letters).ifPresent(h -> found.add(match(h.from(), h.to(), false)));
        found.sort(java.util.Comparator.comparingInt(Match::from));
        return found;
    }

    private static void sign(String text, List<String> signs, boolean value, List<Match> found) {
        for (String sign : signs) {
            int at = text.indexOf(sign);
            if (at >= 0) {
                found.add(match(at, at + sign.length(), value));
                return;
            }
        }
    }

    private static Match match(int from, int to, boolean value) {
        return new Match(from, to, new Value.Text(String.valueOf(value)), 0.8);
    }
}
