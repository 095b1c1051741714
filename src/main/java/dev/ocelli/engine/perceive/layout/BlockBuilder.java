package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins the lines of a page to blocks, in reading order, and says what each is. */
final class BlockBuilder {
    private final PageDraft draft;
    private final Furniture furniture;
    private final BlockKinds kinds;
    private final double aspect;
    private final List<Block> blocks = new ArrayList<>();
    private final List<TextLine> open = new ArrayList<>();
    private Optional<BlockKind> openKind = Optional.empty();

    BlockBuilder(PageDraft draft, Furniture furniture) {
        this.draft = draft;
        this.furniture = furniture;
        this.kinds = BlockKinds.of(draft);
        this.aspect = draft.sight().aspect();
    }

    List<Block> build() {
        for (var group : draft.groups()) {
            for (var item : group) {
                switch (item) {
                    case Item.LineItem(TextLine line) -> add(line);
                    case Item.TableItem(var table) -> {
                        close();
                        var lines = new ArrayList<TextLine>();
                        table.cells().forEach(c -> lines.addAll(c.lines()));
                        blocks.add(new Block(BlockKind.TABLE, lines, table.box()));
                    }
                    case Item.PictureItem(BoundingBox box) -> {
                        close();
                        blocks.add(new Block(BlockKind.PICTURE, List.of(), box));
                    }
                }
            }
            close();
        }
        return kinds.withContext(blocks);
    }

    private void add(TextLine line) {
        var kind = furniture.kind(line);
        if (!open.isEmpty() && (!kind.equals(openKind) || !continues(line))) {
            close();
        }
        openKind = kind;
        open.add(line);
    }

    private void close() {
        if (!open.isEmpty()) {
            var box = BoundingBox.around(open.stream().map(TextLine::box).toList());
            blocks.add(new Block(openKind.orElseGet(() -> kinds.kind(open, box)), open, box));
            open.clear();
        }
    }

    /** True when {@code line} belongs to the paragraph that is open. */
    private boolean continues(TextLine line) {
        var last = open.getLast();
        var box = last.box();
        double height = Math.max(last.fontSize(), line.fontSize());
        double gap = line.box().y() - box.bottom();
        double ratio = last.fontSize() / line.fontSize();
        if (ReadingOrder.sameRow(box, line.box())) {
            return openKind.isPresent();
        }
        return gap < 0.75 * height
                && gap > -0.6 * height
                && ratio < 1.22
                && ratio > 0.82
                && last.bold() == line.bold()
                && line.box().overlapX(box) > 0.5 * Math.min(line.box().width(), box.width())
                && !ListMarks.startsItem(line)
                && !endsShort(last, line);
    }

    /** A line that stops well before the block's right edge, before a line that starts further right or with a capital. */
    private boolean endsShort(TextLine last, TextLine line) {
        if (open.size() < 2) {
            return false;
        }
        double right = open.stream().mapToDouble(l -> l.box().right()).max().orElse(1);
        double left = open.stream().mapToDouble(l -> l.box().x()).min().orElse(0);
        boolean indented = (line.box().x() - left) * aspect > 0.8 * line.fontSize();
        boolean ends = (right - last.box().right()) * aspect > 6 * line.fontSize()
                && last.text().matches(".*[.:;!?]");
        return ends && (indented || Character.isUpperCase(line.text().charAt(0)));
    }
}
