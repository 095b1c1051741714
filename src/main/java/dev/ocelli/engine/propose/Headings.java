package dev.ocelli.engine.propose;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that name a document or one of its tables. */
final class Headings {
    private static final Set<BlockKind> NAMING =
            EnumSet.of(BlockKind.TITLE, BlockKind.SECTION_HEADER, BlockKind.CAPTION, BlockKind.TEXT);
    private static final double NEAR = 0.05;
    private static final int MAX_WORDS = 8;

    private Headings() {}

    /** The title of the first page: a title block, else its largest line. */
    static Optional<String> title(Perception perception) {
        if (perception.pages().isEmpty()) {
            return Optional.empty();
        }
        Page first = perception.pages().getFirst();
        return first.parts().blocks().stream()
                .filter(block -> block.kind() == BlockKind.TITLE)
                .map(Headings::text)
                .filter(Headings::isShort)
                .findFirst()
                .or(() -> first.lines().stream()
                        .filter(line -> line.box().centreY() < 0.5 && isShort(line.text()))
                        .max(Comparator.comparingDouble(TextLine::fontSize))
                        .map(TextLine::text))
                .map(FieldName::clean);
    }

    /** The heading right above a table. */
    static Optional<String> above(Page page, BoundingBox table) {
        return page.parts().blocks().stream()
                .filter(block -> NAMING.contains(block.kind()))
                .filter(block -> block.box().bottom() <= table.y() + 0.01
                        && table.y() - block.box().bottom() < NEAR
                        && block.box().overlapX(table) > 0
                        && block.lines().size() == 1)
                .max(Comparator.comparingDouble(block -> block.box().bottom()))
                .map(Headings::text)
                .filter(text -> isShort(text) && !text.contains(":"))
                .map(FieldName::clean);
    }

    private static String text(Block block) {
        return block.lines().stream().map(TextLine::text).collect(Collectors.joining(" "));
    }

    private static boolean isShort(String text) {
        return text.split(" ").length <= MAX_WORDS
                && text.chars().filter(Character::isLetter).count() >= 3;
    }
}
