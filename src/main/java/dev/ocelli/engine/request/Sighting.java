package dev.ocelli.engine.request;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.plan.PageRange;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.request.Extraction.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sees all files of one plan as one document, within the time that is allowed. */
final class Sighting {
    /** Pages seen between two looks at the clock. */
    private static final int STRIDE = 2;

    private final Stages.Sight sight;
    private final Plan plan;
    private final Effort effort;
    private final long began = System.nanoTime();
    private final List<Page> pages = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Sighting(Stages.Sight sight, Plan plan, Effort effort) {
        this.sight = sight;
        this.plan = plan;
        this.effort = effort;
    }

    Perception perceive() {
        if (Media.holds(plan.input().type())) {
            return sight.perceive(plan, timed());
        }
        if (plan.further().isEmpty()) {
            return effort.time().isEmpty() ? sight.perceive(plan, effort.progress()) : perceiveWithin(plan);
        }
        return joined();
    }

    /** Progress that stops a recording when the time is over. */
    private PerceiveProgress timed() {
        return new PerceiveProgress() {
            @Override
            public void pageDone(int done, int of) {
                effort.progress().pageDone(done, of);
            }

            @Override
            public boolean heardUntil(double done, double of) {
                return effort.progress().heardUntil(done, of) && !isOver();
            }

            @Override
            public boolean watchedUntil(double done, double of) {
                return effort.progress().watchedUntil(done, of) && !isOver();
            }

            @Override
            public boolean frameRead(int done, int of) {
                return effort.progress().frameRead(done, of) && !isOver();
            }
        };
    }

    /**
     * Sees a few pages at a time until the time is over, then all of them together: they are remembered, so that this
     * costs little, and layout needs to see all pages at once.
     */
    private Perception perceiveWithin(Plan one) {
        Perception seen = sight.perceive(one.withPages(Optional.of(firstPages(one, STRIDE))), effort.progress());
        List<Integer> wanted = wanted(one, seen.pageCount());
        int done = Math.min(STRIDE, wanted.size());
        while (done < wanted.size() && !isOver()) {
            int next = Math.min(done + STRIDE, wanted.size());
            sight.perceive(one.withPages(Optional.of(wanted.subList(done, next))), (ready, of) -> {});
            done = next;
            effort.progress().pageDone(done, wanted.size());
        }
        var all = sight.perceive(one.withPages(Optional.of(wanted.subList(0, done))), (ready, of) -> {});
        return done == wanted.size() ? all : cutShort(all, wanted.size());
    }

    private static List<Integer> firstPages(Plan one, int count) {
        List<Integer> asked = one.options().pages().orElse(List.of(0));
        return asked.stream().distinct().sorted().limit(count).toList();
    }

    private static List<Integer> wanted(Plan one, int pageCount) {
        return one.options()
                .pages()
                .map(asked -> asked.stream().distinct().sorted().toList())
                .orElseGet(() ->
                        java.util.stream.IntStream.range(0, pageCount).boxed().toList());
    }

    private boolean isOver() {
        return effort.time()
                .filter(time -> System.nanoTime() - began > time.toNanos())
                .isPresent();
    }

    private static Perception cutShort(Perception seen, int wanted) {
        var warnings = new ArrayList<>(seen.warnings());
        warnings.add(
                "Stopped at the limit of max_seconds: " + seen.pages().size() + " of " + wanted + " pages were read.");
        return new Perception(seen.mediaType(), seen.pageCount(), seen.pages(), warnings);
    }

    /** Several files as one document: their pages are counted on. */
    private Perception joined() {
        int count = add(plan.input(), 0);
        int unread = 0;
        for (Plan.Input input : plan.further()) {
            if (isOver()) {
                unread++;
            } else {
                count = add(input, count);
            }
        }
        if (unread > 0) {
            warnings.add("Stopped at the limit of max_seconds: " + unread + " files were not read.");
        }
        boolean allRead = unread == 0;
        List<Page> kept =
                plan.options().pages().map(asked -> select(asked, allRead)).orElse(pages);
        return new Perception(plan.input().type(), count, kept, warnings);
    }

    private int add(Plan.Input input, int before) {
        Perception seen = sight.perceive(plan.withInput(input).withPages(Optional.empty()), (ready, of) -> {});
        for (Page page : seen.pages()) {
            pages.add(new Page(
                    before + page.index(), page.aspect(), page.turn(), page.source(), page.lines(), page.parts()));
        }
        warnings.addAll(seen.warnings());
        effort.progress()
                .pageDone(pages.size(), Math.max(pages.size(), plan.further().size() + 1));
        return before + seen.pageCount();
    }

    private List<Page> select(List<Integer> asked, boolean allRead) {
        for (int index : asked) {
            if (allRead && index >= pages.size()) {
                throw PageRange.outside(index, pages.size(), "config.page_indices");
            }
        }
        return asked.stream()
                .distinct()
                .filter(index -> index < pages.size())
                .sorted()
                .map(pages::get)
                .toList();
    }
}
