package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.engine.perceive.pair.PairReader;
import dev.ocelli.engine.perceive.see.PageSight;
import dev.ocelli.engine.perceive.zone.ZoneReader;
import java.util.ArrayList;
import java.util.List;

/** Lays out sights of pages: runs, tables, reading order, blocks, pairs, zones. Pure; safe for any thread. */
public final class PageLayout {
    private PageLayout() {}

    /** Pages in the order of {@code sights}; running heads are told by what repeats over them. */
    public static List<Page> of(List<PageSight> sights) {
        var drafts = sights.stream().map(PageDraft::of).toList();
        var furniture = Furniture.of(drafts);
        return drafts.stream().map(d -> page(d, furniture)).toList();
    }

    private static Page page(PageDraft draft, Furniture furniture) {
        var blocks = new BlockBuilder(draft, furniture).build();
        var lines = new ArrayList<TextLine>();
        blocks.forEach(b -> lines.addAll(b.lines()));
        var sight = draft.sight();
        return new Page(
                sight.index(),
                sight.aspect(),
                sight.turn(),
                sight.source(),
                lines,
                new Page.PageParts(
                        blocks,
                        draft.tables(),
                        PairReader.read(upright(draft), sight.aspect()),
                        sight.marks().barcodes(),
                        ZoneReader.read(draft.runs())));
    }

    /** Forms are drawn as tables too, so pairs are looked for everywhere. */
    private static List<TextLine> upright(PageDraft draft) {
        return draft.runs().stream()
                .filter(r -> Runs.upright(r, draft.sight().aspect()))
                .toList();
    }

    /** Pictures worth a place of their own: big enough and not a background behind the text. */
    static List<BoundingBox> pictures(PageSight sight, List<Table> tables) {
        return sight.marks().pictures().stream()
                .filter(p -> p.width() > 0.04 && p.height() > 0.02 && p.area() < 0.7)
                .filter(p -> tables.stream().noneMatch(t -> t.box().overlap(p) > 0.5 * p.area()))
                .filter(p -> sight.lines().stream()
                                .filter(l -> p.containsCentreOf(l.box()))
                                .count()
                        < 4)
                .toList();
    }
}
