package dev.ocelli.catalog.tool.secret;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Phone and fax numbers behind their labels, whatever their shape. */
final class PhoneFinder implements Finder {
    private static final Pattern VALUE = Pattern.compile("\\+?[(\\d](?:[ ./()–-]{0,3}\\d){4,16}");

    private final LabelFinder labelled;

    PhoneFinder(Lexicon lexicon) {
        this.labelled = new LabelFinder(
                SecretKind.PHONES.wireName(), lexicon.labels("phone"), VALUE, v -> Numbers.digitCount(v) >= 5);
    }

    @Override
    public void find(PrintedPage page, Consumer<Secret> found) {
        labelled.find(page, found);
    }
}
