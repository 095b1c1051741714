package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.engine.perceive.see.PageSight;
import java.util.ArrayList;
import java.util.List;

/** A page half laid out: runs, tables, and its items in reading order by group. */
record PageDraft(PageSight sight, List<TextLine> runs, List<Table> tables, List<List<Item>> groups) {

    static PageDraft of(PageSight sight) {
        var runs = Runs.of(sight.lines(), sight.aspect());
        List<Table> tables = List.of();
        var items = new ArrayList<Item>();
        runs.stream().map(Item.LineItem::new).forEach(items::add);
        tables.stream().map(Item.TableItem::new).forEach(items::add);
        PageLayout.pictures(sight, tables).stream().map(Item.PictureItem::new).forEach(items::add);
        return new PageDraft(sight, runs, tables, ReadingOrder.groups(items, sight.aspect()));
    }
}
