package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Detail;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pages a model is shown as pictures: with {@code lo} none, with {@code auto} those whose text was read by OCR or
 * is scarce, with {@code hi} all; when the question is about the picture itself, all in any case.
 *
 * @param pages their indices
 * @param longerSide most pixels of one
 */
record PictureChoice(Set<Integer> pages, int longerSide) {
    private static final int SCARCE_LETTERS = 60;
    private static final int LO = 768;
    private static final int AUTO = 1280;
    private static final int HI = 2000;

    PictureChoice {
        pages = Set.copyOf(pages);
    }

    static PictureChoice of(Plan plan, Perception perception, Abilities abilities) {
        Detail detail = plan.options().detail();
        int side = switch (detail) {
            case LO -> LO;
            case AUTO -> AUTO;
            case HI -> HI;
        };
        boolean all = detail == Detail.HI || plan.options().thinking().aboutPictures();
        boolean some = detail == Detail.AUTO;
        var pages = perception.pages().stream()
                .filter(page -> page.source() != TextSource.SPEECH)
                .filter(page -> all || (some && wanting(page)))
                .map(Page::index)
                .collect(Collectors.toUnmodifiableSet());
        return new PictureChoice(abilities.seesPictures() ? pages : Set.of(), side);
    }

    private static boolean wanting(Page page) {
        return page.source() != TextSource.TEXT_LAYER
                || page.lines().stream().mapToInt(line -> line.text().length()).sum() < SCARCE_LETTERS;
    }
}
