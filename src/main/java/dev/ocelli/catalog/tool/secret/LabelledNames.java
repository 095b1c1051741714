package dev.ocelli.catalog.tool.secret;

import dev.ocelli.catalog.tool.secret.NameWords.Token;
import dev.ocelli.core.perception.TextLine;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Names behind labels: of people, and of parties that may be people or firms. */
final class LabelledNames implements Finder {
    private static final String KIND = SecretKind.PERSON_NAMES.wireName();

    /** One to five words, also several names with commas between. */
    private static final Pattern VALUE = Pattern.compile(
            "\\p{Lu}[\\p{L}'’.-]*(?:(?: | ?, ?| ?/ ?)(?:\\p{Lu}[\\p{L}'’.-]*|(?:van|von|de|der|den|di|da|del|la|le|bin|binti|al|el|ten|ter|dos|zu)(?= ))){0,9}");

    private final NameWords names;
    private final Lexicon lexicon;
    private final List<LabelFinder> finders;

    LabelledNames(Lexicon lexicon, NameWords names) {
        this.names = names;
        this.lexicon = lexicon;
        this.finders = List.of(
                new LabelFinder(KIND, lexicon.labels("name"), VALUE, this::couldBe),
                new LabelFinder(KIND, lexicon.labels("salutations"), VALUE, this::isKnown),
                new LabelFinder(KIND, lexicon.labels("party"), VALUE, this::isKnown));
    }

    @Override
    public void find(PrintedPage page, Consumer<Secret> found) {
        finders.forEach(finder -> finder.find(page, found));
        for (TextLine line : page.lines()) {
            aboveStreet(page, line, found);
        }
    }

    /** Every word may be part of a name, none is of a firm. */
    private boolean couldBe(String text) {
        List<Token> tokens = NameWords.tokens(text);
        long capitalised = tokens.stream().filter(names::couldBeName).count();
        boolean label = lexicon.is("name", text.strip()) || lexicon.is("party", text.strip());
        return !label
                && capitalised > 0
                && tokens.stream().noneMatch(names::isTrade)
                && tokens.stream()
                        .allMatch(t ->
                                names.couldBeName(t) || names.isInitial(t) || names.isParticle(t) || names.isTitle(t));
    }

    private boolean isKnown(String text) {
        List<Token> tokens = NameWords.tokens(text);
        return couldBe(text) && tokens.stream().anyMatch(t -> names.isGiven(t) || names.isFamily(t));
    }

    /** The first line of an address, when it is a name. */
    private void aboveStreet(PrintedPage page, TextLine line, Consumer<Secret> found) {
        if (!AddressFinder.startsLikeStreet(line.text())) {
            return;
        }
        page.above(line).ifPresent(above -> {
            var stretch = Stretch.of(above);
            List<Token> tokens = NameWords.tokens(stretch.text());
            boolean words = tokens.size() >= 2
                    && tokens.size() <= 4
                    && names.length(stretch.text(), tokens, 0) == tokens.size();
            if (words && isKnown(stretch.text())) {
                int to = tokens.getLast().to();
                found.accept(new Secret(
                        KIND,
                        stretch.text().substring(0, to),
                        page.index(),
                        stretch.boxes(tokens.getFirst().from(), to),
                        "a name above an address",
                        0.8));
            }
        });
    }
}
