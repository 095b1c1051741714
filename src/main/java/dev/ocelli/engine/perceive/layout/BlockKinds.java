package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Says what a block of lines is, from its type, place and first words. */
final class BlockKinds {
    private static final Pattern CAPTION = Pattern.compile(
            "(?:table|figure|fig\\.?|tab\\.?|tabelle|abbildung|abb\\.?|chart|graph|exhibit|box|tableau|figura|tabla|tabela)\\s*\\d.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED_HEAD =
            Pattern.compile("(?:\\d{1,2}(?:\\.\\d{1,2}){0,4}\\.?|[IVX]{1,5}\\.|§\\s*\\d+)\\s+\\p{Lu}.*");
    private static final Pattern NOTE_MARK = Pattern.compile("(?:\\d{1,2}|[*†‡§]|\\(\\d{1,2}\\))[ .)]?.*");

    private static final int LONGEST_HEAD = 16;

    private final int page;
    private final double bodySize;
    private final boolean bodyBold;
    private final double largest;

    private BlockKinds(int page, double bodySize, boolean bodyBold, double largest) {
        this.page = page;
        this.bodySize = bodySize;
        this.bodyBold = bodyBold;
        this.largest = largest;
    }

    static BlockKinds of(PageDraft draft) {
        double[] sizes = draft.runs().stream()
                .flatMapToDouble(l -> java.util.stream.DoubleStream.generate(l::fontSize)
                        .limit(Math.min(200, l.text().length())))
                .sorted()
                .toArray();
        double body = sizes.length == 0 ? 0.01 : sizes[sizes.length / 2];
        int bold = draft.runs().stream()
                .mapToInt(l -> l.bold() ? l.text().length() : -l.text().length())
                .sum();
        double largest = draft.runs().stream()
                .filter(l -> l.text().length() > 3)
                .mapToDouble(TextLine::fontSize)
                .max()
                .orElse(body);
        return new BlockKinds(draft.sight().index(), body, bold > 0, largest);
    }

    BlockKind kind(List<TextLine> lines, BoundingBox box) {
        var first = lines.getFirst();
        String text = first.text();
        if (isTitle(lines, box)) {
            return BlockKind.TITLE;
        }
        if ((CAPTION.matcher(text).matches() && lines.size() <= 4 && !text.endsWith("."))
                || startsCaption(text, lines)) {
            return BlockKind.CAPTION;
        }
        if (isHead(lines)) {
            return BlockKind.SECTION_HEADER;
        }
        if (ListMarks.startsItem(first)) {
            return BlockKind.LIST_ITEM;
        }
        boolean small = first.fontSize() < 0.88 * bodySize;
        if (small && box.y() > 0.6 && NOTE_MARK.matcher(text).matches()) {
            return BlockKind.FOOTNOTE;
        }
        return BlockKind.TEXT;
    }

    private static boolean startsCaption(String text, List<TextLine> lines) {
        return lines.size() <= 6
                && text.matches(
                        "(?i)(?:table|figure|fig\\.?|tabelle|abbildung)\\s*[\\p{L}]{0,3}[\\dIVX.]+\\s?[.:|–-].*");
    }

    private boolean isTitle(List<TextLine> lines, BoundingBox box) {
        double size = lines.getFirst().fontSize();
        return page == 0
                && box.y() < 0.45
                && lines.size() <= 4
                && size >= 0.97 * largest
                && size >= 1.3 * bodySize
                && letters(lines) >= 3;
    }

    private boolean isHead(List<TextLine> lines) {
        var first = lines.getFirst();
        String text = lines.getLast().text();
        if (lines.size() > 3 || letters(lines) < 3 || text.matches(".*[,;]") || words(lines) > LONGEST_HEAD) {
            return false;
        }
        boolean larger = first.fontSize() >= 1.17 * bodySize;
        boolean bolder = first.bold() && !bodyBold && !text.endsWith(".");
        boolean numbered = lines.size() == 1
                && NUMBERED_HEAD.matcher(first.text()).matches()
                && !text.endsWith(".")
                && first.words().size() <= 10
                && first.fontSize() >= 1.03 * bodySize;
        return larger || bolder || numbered;
    }

    private static int words(List<TextLine> lines) {
        return lines.stream().mapToInt(l -> l.words().size()).sum();
    }

    private static long letters(List<TextLine> lines) {
        return lines.stream()
                .flatMapToInt(l -> l.text().chars())
                .filter(Character::isLetter)
                .count();
    }

    /** Kinds that need their neighbours: a small line just under a picture or over a table is its caption. */
    List<Block> withContext(List<Block> blocks) {
        var result = new ArrayList<Block>();
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            boolean underPicture = i > 0
                    && blocks.get(i - 1).kind() == BlockKind.PICTURE
                    && block.kind() == BlockKind.TEXT
                    && block.lines().size() <= 2
                    && block.lines().getFirst().fontSize() < 0.95 * bodySize
                    && block.box().y() - blocks.get(i - 1).box().bottom() < 2 * bodySize;
            result.add(underPicture ? new Block(BlockKind.CAPTION, block.lines(), block.box()) : block);
        }
        return result;
    }
}
