package dev.ocelli.catalog.tool.secret;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what can be told by its shape alone. */
final class PatternFinder implements Finder {
    private final SecretKind kind;
    private final Pattern pattern;
    private final Predicate<String> fits;
    private final String how;
    private final double confidence;

    /** @param fits whether a text of that shape is one */
    PatternFinder(SecretKind kind, Pattern pattern, Predicate<String> fits, String how, double confidence) {
        this.kind = kind;
        this.pattern = pattern;
        this.fits = fits;
        this.how = how;
        this.confidence = confidence;
    }

    @Override
    public void find(PrintedPage page, Consumer<Secret> found) {
        for (Stretch stretch : page.stretches()) {
            Matcher m = pattern.matcher(stretch.text());
            while (m.find()) {
                if (fits.test(m.group())) {
                    found.accept(new Secret(
                            kind.wireName(),
                            m.group(),
                            page.index(),
                            stretch.boxes(m.start(), m.end()),
                            how,
                            confidence));
                }
            }
        }
    }
}
