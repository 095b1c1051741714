package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.engine.perceive.see.PageSight;
import dev.ocelli.engine.perceive.table.TableReader;
import java.util.ArrayList;
import java.util.List;

/** A page half laid out: runs, tables, and its items in reading order by group. */
record PageDraft(PageSight sight, List<TextLine> runs, List<Table> tables, List<List<Item>> groups) {

    static PageDraft of(PageSight sight) {
        double aspect = sight.aspect();
        var runs = Runs.of(sight);
        var tables = TableReader.read(regions(runs, aspect), sight.marks().rulings(), aspect);
        var items = new ArrayList<Item>();
        for (var run : runs) {
            if (!inside(run.box(), tables)) {
                items.add(new Item.LineItem(run));
            }
        }
        tables.stream().map(Item.TableItem::new).forEach(items::add);
        PageLayout.pictures(sight, tables).stream().map(Item.PictureItem::new).forEach(items::add);
        return new PageDraft(sight, runs, tables, ReadingOrder.groups(items, aspect));
    }

    /** Upright runs by column of the page. */
    private static List<List<TextLine>> regions(List<TextLine> runs, double aspect) {
        var items = runs.stream()
                .filter(r -> Runs.upright(r, aspect))
                .<Item>map(Item.LineItem::new)
                .toList();
        var regions = new ArrayList<List<TextLine>>();
        for (var group : ReadingOrder.groups(items, aspect)) {
            regions.add(group.stream().map(i -> ((Item.LineItem) i).line()).toList());
        }
        return regions;
    }

    private static boolean inside(BoundingBox box, List<Table> tables) {
        return tables.stream().anyMatch(t -> t.box().containsCentreOf(box));
    }
}
