package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;

/** The person whose paper it is: a headline that can be a name, with a mail address or a telephone close below it. */
final class PersonHeadline {
    private static final double SCORE = 2;
    private static final double ABOUT = 0.95;
    private static final double TOP = 0.3;
    private static final int ROWS_BELOW = 5;
    private static final String NAME = "\\p{Lu}[\\p{L}.'’-]*(?: [\\p{L}.'’-]+){0,2} \\p{Lu}[\\p{L}'’-]+";

    private final Scene scene;
    private final Recognisers recognisers;
    private final Phrases noPerson;

    PersonHeadline(Scene scene, Recognisers recognisers, Lexicon lexicon) {
        this.scene = scene;
        this.recognisers = recognisers;
        var words = new ArrayList<>(lexicon.words("trades").folded());
        words.addAll(lexicon.words("titles").folded());
        this.noPerson = Phrases.of(words);
    }

    /** At most one; only for a field that asks for a name by that word. */
    List<Candidate> of(Meaning meaning) {
        boolean asked = FieldNames.of(meaning.field().leaf().label()).name().endsWith("name");
        var upper = scene.runs().stream()
                .filter(run -> asked
                        && run.page() == scene.runs().getFirst().page()
                        && run.box().y() < TOP)
                .toList();
        double largest =
                upper.stream().mapToDouble(run -> run.box().height()).max().orElse(0);
        return upper.stream()
                .filter(run -> run.box().height() >= ABOUT * largest)
                .findFirst()
                .filter(run -> run.text().matches(NAME) && !noPerson.in(run.letters()) && reached(run))
                .map(run -> new Candidate(run.all(), new Value.Text(run.text()), SCORE))
                .stream()
                .toList();
    }

    private boolean reached(Run headline) {
        int until = Math.min(scene.rows().size(), headline.row() + ROWS_BELOW + 1);
        return scene.rows().subList(headline.row() + 1, until).stream()
                .flatMap(List::stream)
                .filter(run -> run.page() == headline.page())
                .anyMatch(run -> !recognisers.of(Kind.EMAIL).find(run.text()).isEmpty()
                        || !recognisers.of(Kind.PHONE).find(run.text()).isEmpty());
    }
}
