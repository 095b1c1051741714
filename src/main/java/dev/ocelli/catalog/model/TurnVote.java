package dev.ocelli.catalog.model;

import java.util.Comparator;
import java.util.List;

/**
 * Finds the quarter turn that makes a page upright.
 *
 * <p>The shapes of the text regions say whether the page lies on its side. Which way up it is, the line classifier
 * votes on the longest lines; when the vote does not clearly say "upright", the recogniser reads the same lines both
 * ways, and the way that reads clearly better wins. No clear winner: the page stays as it is.
 */
final class TurnVote {
    private static final double MOST_PIXELS = 300_000;
    private static final int VOTERS = 8;
    /** Regions shorter than this many times their height say nothing about the direction of reading. */
    private static final double LEAST_STRETCH = 2;

    private static final double CLEARLY_SIDEWAYS = 2;
    private static final double CLEARLY_UPRIGHT = 0.3;
    private static final double CLEARLY_BETTER = 0.08;

    private final TextDetector detector;
    private final LineClassifier classifier;
    private final TextRecogniser recogniser;

    TurnVote(TextDetector detector, LineClassifier classifier, TextRecogniser recogniser) {
        this.detector = detector;
        this.classifier = classifier;
        this.recogniser = recogniser;
    }

    /** 0, 90, 180 or 270 degrees clockwise. */
    int turnOf(Raster raster) {
        var regions = detector.detect(raster, MOST_PIXELS);
        double across = stretch(regions, false);
        double along = stretch(regions, true);
        boolean sideways = along > CLEARLY_SIDEWAYS * across;
        var voters = regions.stream()
                .filter(r -> r.isTall() == sideways && ratio(r) >= LEAST_STRETCH)
                .sorted(Comparator.comparingDouble(TurnVote::longSide).reversed())
                .limit(VOTERS)
                .toList();
        if (voters.isEmpty()) {
            return 0;
        }
        // Sideways text, read from bottom to top (direction turned by three quarters), is upright after 90 clockwise.
        var first = voters.stream().map(r -> sideways ? r.turned(3) : r).toList();
        int turn = sideways ? 90 : 0;
        if (!sideways && mean(classifier.upsideDown(raster, first)) < CLEARLY_UPRIGHT) {
            return turn;
        }
        var second = first.stream().map(r -> r.turned(2)).toList();
        double firstReads = confidence(raster, first);
        double secondReads = confidence(raster, second);
        if (secondReads > firstReads + CLEARLY_BETTER) {
            return turn + 180;
        }
        return sideways && firstReads <= secondReads + CLEARLY_BETTER ? 0 : turn;
    }

    private static double stretch(List<TextRegion> regions, boolean tall) {
        return regions.stream()
                .filter(r -> r.isTall() == tall && ratio(r) >= LEAST_STRETCH)
                .mapToDouble(TurnVote::longSide)
                .sum();
    }

    private static double ratio(TextRegion region) {
        return longSide(region) / Math.max(1, Math.min(region.length(), region.height()));
    }

    private static double longSide(TextRegion region) {
        return Math.max(region.length(), region.height());
    }

    private double confidence(Raster raster, List<TextRegion> regions) {
        return recogniser.read(raster, regions).stream()
                .mapToDouble(r -> r.line().confidence())
                .average()
                .orElse(0);
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(0);
    }
}
