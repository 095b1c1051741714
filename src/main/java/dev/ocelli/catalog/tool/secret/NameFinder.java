package dev.ocelli.catalog.tool.secret;

import dev.ocelli.catalog.tool.secret.NameWords.Token;
import dev.ocelli.core.perception.MachineReadableZone;
import dev.ocelli.core.perception.TextLine;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Names of people: after titles, by given and family names, in salutations and signatures, and as heads of résumés. */
final class NameFinder implements Finder {
    private static final String KIND = SecretKind.PERSON_NAMES.wireName();

    /** Heights of a line that letters leave for a signature. */
    private static final double ROOM_TO_SIGN = 7;

    private final Lexicon lexicon;
    private final NameWords names;
    private final LabelledNames labelled;

    NameFinder(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.names = new NameWords(lexicon);
        this.labelled = new LabelledNames(lexicon, names);
    }

    @Override
    public void find(PrintedPage page, Consumer<Secret> found) {
        for (Stretch stretch : page.stretches()) {
            inText(page, stretch, found);
        }
        labelled.find(page, found);
        for (TextLine line : page.lines()) {
            signature(page, line, found);
            headline(page, line, found);
        }
        for (MachineReadableZone zone : page.page().parts().zones()) {
            var boxes = zone.lines().stream().map(TextLine::box).toList();
            found.accept(new Secret(
                    KIND, String.join(" ", zone.rows()), page.index(), boxes, "a machine-readable zone", 0.98));
        }
    }

    private void inText(PrintedPage page, Stretch stretch, Consumer<Secret> found) {
        List<Token> tokens = NameWords.tokens(stretch.text());
        for (int i = 0; i < tokens.size(); i++) {
            int titles = titles(tokens, i);
            int start = i + titles;
            int length = start < tokens.size() ? names.length(stretch.text(), tokens, start) : 0;
            double confidence = length == 0 ? 0 : titles > 0 ? 0.95 : certainty(stretch.text(), tokens, start, length);
            if (confidence > 0) {
                String how = titles > 0 ? "after a title" : "given and family names";
                found.accept(secret(page, stretch, tokens.subList(start, start + length), how, confidence));
                i = start + length - 1;
            } else if (reversed(stretch.text(), tokens, i)) {
                found.accept(secret(page, stretch, tokens.subList(i, i + 2), "given and family names", 0.85));
                i++;
            }
        }
    }

    /** Titles in a row, as in "Herr Dr."; a title that is also a word counts only with a capital and its name. */
    private int titles(List<Token> tokens, int at) {
        int count = 0;
        while (at + count < tokens.size() && count < 3 && names.isTitle(tokens.get(at + count))) {
            count++;
        }
        boolean single = count == 1 && tokens.get(at).plain().length() == 1;
        return single && !tokens.get(at).text().equals("M.") ? 0 : count;
    }

    private double certainty(String text, List<Token> tokens, int start, int length) {
        Token first = tokens.get(start);
        boolean given =
                names.isGiven(first) || (length > 2 && names.isInitial(first) && names.isGiven(tokens.get(start + 1)));
        boolean family = tokens.subList(start + (length > 1 ? 1 : 0), start + length).stream()
                .anyMatch(names::isFamily);
        if (length < 2 || isFirm(text, tokens, start + length) || isStreet(text, tokens, start, length)) {
            return 0;
        }
        if (given && family) {
            return 0.93;
        }
        boolean initialAndFamily = names.isInitial(first) && family;
        if (given && !names.isWeakGiven(first)) {
            return 0.82;
        }
        return initialAndFamily ? 0.72 : 0;
    }

    private boolean isFirm(String text, List<Token> tokens, int next) {
        for (int i = next - 1; i < Math.min(tokens.size(), next + 2); i++) {
            boolean sameLine = i < next
                    || text.substring(tokens.get(i - 1).to(), tokens.get(i).from())
                                    .length()
                            <= 2;
            if (sameLine && names.isTrade(tokens.get(i))) {
                return true;
            }
        }
        return next < tokens.size()
                && text.substring(tokens.get(next - 1).to(), tokens.get(next).from())
                        .contains("&");
    }

    /** "Martin Luther King Street", "Rue Victor Hugo", "Albert-Einstein-Weg". */
    private boolean isStreet(String text, List<Token> tokens, int start, int length) {
        int next = start + length;
        boolean behind = next < tokens.size()
                && text.substring(tokens.get(next - 1).to(), tokens.get(next).from())
                        .isBlank()
                && lexicon.is("street", tokens.get(next).plain());
        boolean last = lexicon.is("street", tokens.get(next - 1).plain())
                && text.substring(tokens.get(next - 1).to()).matches("(?s)\\.?\\s*\\d.*");
        boolean before = start > 0
                && lexicon.is("street_first", tokens.get(start - 1).plain())
                && tokens.get(start - 1).plain().length() > 2;
        return behind || last || before;
    }

    /** "Halvorsen, Ingrid" where both are known. */
    private boolean reversed(String text, List<Token> tokens, int at) {
        return at + 1 < tokens.size()
                && names.isFamily(tokens.get(at))
                && names.isGiven(tokens.get(at + 1))
                && text.substring(tokens.get(at).to(), tokens.get(at + 1).from())
                        .equals(", ");
    }

    private void signature(PrintedPage page, TextLine line, Consumer<Secret> found) {
        String text = line.text().strip().replaceAll("[,.!]+$", "").toLowerCase(Locale.ROOT);
        if (!lexicon.is("closings", text)) {
            return;
        }
        var next = page.below(line, ROOM_TO_SIGN);
        for (int i = 0; i < 2 && next.isPresent(); i++) {
            wholeLine(page, next.get(), "signature after '" + text + "'", 0.85, found);
            next = page.below(next.get());
        }
    }

    /** Large type near the top that is nothing but a name, one part of which is known. */
    private void headline(PrintedPage page, TextLine line, Consumer<Secret> found) {
        var tokens = NameWords.tokens(line.text());
        boolean known = tokens.stream().anyMatch(t -> (names.isGiven(t) && !names.isWeakGiven(t)) || names.isFamily(t));
        if (known && line.fontSize() > 1.4 * page.usualHeight() && line.box().y() < 0.25) {
            wholeLine(page, line, "a name in large type", 0.75, found);
        }
    }

    private void wholeLine(PrintedPage page, TextLine line, String how, double confidence, Consumer<Secret> found) {
        var stretch = Stretch.of(line);
        var tokens = NameWords.tokens(stretch.text());
        boolean name = tokens.size() >= 2
                && tokens.size() <= 4
                && names.length(stretch.text(), tokens, 0) == tokens.size()
                && tokens.stream().noneMatch(names::isTrade);
        if (name) {
            found.accept(secret(page, stretch, tokens, how, confidence));
        }
    }

    private static Secret secret(PrintedPage page, Stretch stretch, List<Token> tokens, String how, double confidence) {
        int from = tokens.getFirst().from();
        int to = tokens.getLast().to();
        return new Secret(
                KIND, stretch.text().substring(from, to), page.index(), stretch.boxes(from, to), how, confidence);
    }
}
