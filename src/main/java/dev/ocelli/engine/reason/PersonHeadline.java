package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The person whose paper it is: a headline that can be a name, with a mail address or a telephone close below it; or a name over a post. */
final class PersonHeadline {
    private static final double SCORE = 2;
    private static final double OVER_POST = 1.9;
    private static final double ABOUT = 0.95;
    private static final double TOP = 0.3;
    private static final int ROWS_BELOW = 5;
    private static final String NAME = "\\p{Lu}[\\p{L}.'’-]*(?: [\\p{L}.'’-]+){0,2} \\p{Lu}[\\p{L}'’-]+";

    private final Scene scene;
    private final Recognisers recognisers;
    private final Phrases noPerson;
    private final Phrases posts;

    PersonHeadline(Scene scene, Recognisers recognisers, Lexicon lexicon) {
        this.posts = CareerWords.load().posts();
        this.scene = scene;
        this.recognisers = recognisers;
        var words = new ArrayList<>(lexicon.words("trades").folded());
        words.addAll(lexicon.words("titles").folded());
        this.noPerson = Phrases.of(words);
    }

    /** The headline, and a name right above a post; only for a field that asks for a name by that word. */
    List<Candidate> of(Meaning meaning) {
        if (!FieldNames.of(meaning.field().leaf().label()).name().endsWith("name")) {
            return List.of();
        }
        var first = scene.runs().stream()
                .filter(run -> run.page() == scene.runs().getFirst().page())
                .toList();
        var upper = first.stream().filter(run -> run.box().y() < TOP).toList();
        double largest =
                upper.stream().mapToDouble(run -> run.box().height()).max().orElse(0);
        var headline = upper.stream()
                .filter(run -> run.box().height() >= ABOUT * largest)
                .findFirst()
                .filter(run -> named(run) && reached(run));
        return Stream.concat(
                        headline.map(run -> candidate(run, SCORE)).stream(),
                        first.stream()
                                .filter(run -> named(run) && overPost(run))
                                .map(run -> candidate(run, OVER_POST)))
                .toList();
    }

    private static Candidate candidate(Run run, double score) {
        return new Candidate(run.all(), new Value.Text(run.text()), score);
    }

    private boolean named(Run run) {
        return run.text().matches(NAME) && !noPerson.in(run.letters());
    }

    private boolean overPost(Run run) {
        return scene.below(run).stream()
                .limit(1)
                .anyMatch(below -> posts.in(below.letters())
                        && Character.isUpperCase(below.text().codePointAt(0))
                        && !below.text().endsWith("."));
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
