package dev.ocelli.engine.request;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Stages over made-up files: the file's name says how many pages it has, such as {@code 3-pages.pdf}. */
final class FakeStages {
    /** Every look at a file: name and pages asked for. */
    final List<String> looks = new CopyOnWriteArrayList<>();

    Stages stages() {
        return new Stages(
                this::perceive,
                (plan, perception) ->
                        new Draft(Json.object().put("pages", perception.pages().size()), Map.of()),
                (plan, draft, perception) -> new Grounded(draft.value(), Map.of()),
                (plan, perception) ->
                        Json.object().put("product", plan.product().name()),
                perception -> Json.object().put("json_schema", "proposed"));
    }

    private Perception perceive(Plan plan, PerceiveProgress progress) {
        String name = plan.input().name();
        looks.add(name + plan.options().pages().map(List::toString).orElse(""));
        if (name.startsWith("damaged")) {
            throw new OcelliException(ErrorCode.INVALID_FILE, "file_id", "The file is damaged.");
        }
        int count = pageCount(name);
        var pages = new ArrayList<Page>();
        for (int index :
                plan.options().pages().orElse(IntStream.range(0, count).boxed().toList())) {
            pages.add(new Page(index, 0.7, 0, TextSource.TEXT_LAYER, List.of(), Page.PageParts.NONE));
            progress.pageDone(pages.size(), count);
        }
        return new Perception(MediaType.PDF, count, pages);
    }

    static int pageCount(String name) {
        String digits = name.replaceAll("[^0-9].*", "");
        return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }
}
