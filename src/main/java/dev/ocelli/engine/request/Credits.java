package dev.ocelli.engine.request;

import dev.ocelli.engine.plan.GenerationConfig;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Detail;
import dev.ocelli.engine.plan.Plan.Product;

/** The published price list (wire contract A, section 4.2), so that usage figures compare; nothing is billed. */
final class Credits {
    private static final int GROUNDING = 2;
    private static final int FILM = 10;
    private static final double STRETCH = 300;

    private Credits() {}

    /** @param result of the plan: its pages, or for a recording its length, count */
    static int of(Plan plan, GenerationConfig.ServiceTier tier, Extraction.Result result) {
        Double seconds = result.seconds();
        return seconds == null ? ofPages(plan, tier, result.pages()) : ofRecording(plan, tier, seconds);
    }

    /** Sound and film are counted by started stretches of five minutes. */
    private static int ofRecording(Plan plan, GenerationConfig.ServiceTier tier, double seconds) {
        int stretches = Math.max(1, (int) Math.ceil(seconds / STRETCH));
        int each = plan.options().detail() == Detail.HI ? 2 : 1;
        int kind = plan.options().watching().pictures() ? FILM : 1;
        return (int) Math.ceil((double) kind * each * stretches * factor(tier));
    }

    private static int ofPages(Plan plan, GenerationConfig.ServiceTier tier, int pages) {
        int page = perPage(plan.product(), plan.options().detail())
                + (plan.options().grounding() ? GROUNDING : 0);
        return (int) Math.ceil(page * pages * factor(tier));
    }

    private static int perPage(Product product, Detail detail) {
        return switch (product) {
            case MARKDOWN ->
                switch (detail) {
                    case LO -> 1;
                    case AUTO -> 4;
                    case HI -> 6;
                };
            case EXTRACT, OCR, LAYOUT, TRANSCRIPT, TRANSCRIPT_SUMMARY ->
                switch (detail) {
                    case LO -> 1;
                    case AUTO -> 2;
                    case HI -> 4;
                };
        };
    }

    private static double factor(GenerationConfig.ServiceTier tier) {
        return switch (tier) {
            case FLEX -> 0.5;
            case PRIORITY -> 1.8;
            case AUTO, DEFAULT, STANDARD -> 1;
        };
    }
}
