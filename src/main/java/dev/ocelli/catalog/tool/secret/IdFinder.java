package dev.ocelli.catalog.tool.secret;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.MachineReadableZone;
import dev.ocelli.core.perception.TextLine;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Numbers of papers, people and taxes behind their labels, and machine-readable zones as a whole. */
final class IdFinder implements Finder {
    private static final String KIND = SecretKind.ID_NUMBERS.wireName();
    private static final Pattern VALUE = Pattern.compile(
            "(?=[^\\n\\t]{0,10}\\d)[\\p{Lu}\\d][\\p{Lu}\\d./-]*(?: [\\p{Lu}\\d./-]*\\d[\\p{Lu}\\d./-]*)*");

    private final LabelFinder labelled;

    IdFinder(Lexicon lexicon) {
        this.labelled =
                new LabelFinder(KIND, lexicon.labels("id"), VALUE, v -> Numbers.digitCount(v) >= 3 && v.length() >= 4);
    }

    @Override
    public void find(PrintedPage page, Consumer<Secret> found) {
        labelled.find(page, found);
        for (MachineReadableZone zone : page.page().parts().zones()) {
            List<BoundingBox> boxes = zone.lines().stream().map(TextLine::box).toList();
            found.accept(new Secret(
                    KIND, String.join(" ", zone.rows()), page.index(), boxes, "a machine-readable zone", 0.99));
        }
    }
}
