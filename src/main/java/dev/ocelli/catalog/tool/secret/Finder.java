package dev.ocelli.catalog.tool.secret;

import java.util.function.Consumer;

/** Finds secrets of some kinds on a page; it may tell the same place twice. Pure. */
interface Finder {
    void find(PrintedPage page, Consumer<Secret> found);
}
