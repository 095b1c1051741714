package dev.ocelli.catalog.model;

import dev.ocelli.catalog.model.TextRecogniser.Reading;
import dev.ocelli.catalog.model.WordCutter.SureGap;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** PP-OCR on the CPU: detect, cut out, recognise. */
final class PpOcrModel implements OcrModel, AutoCloseable {
    /** Area of a page as the detector sees it, in pixels: A4 at about 100 dpi. */
    private static final double MOST_PIXELS = 1.0e6;
    /** Lines that the recogniser itself does not believe are dirt, rulings or pictures. */
    private static final double LEAST_CONFIDENCE = 0.5;

    private static final SureGap WHERE_SPACES_ARE_READ = new SureGap(22, 2.0);
    /** The older recogniser drops most spaces, so the paper has to tell. */
    private static final SureGap WHERE_SPACES_ARE_DROPPED = new SureGap(9, 1.5);

    private final String name;
    private final TextDetector detector;
    private final TextRecogniser recogniser;
    private final LineClassifier classifier;
    private final SureGap sureGap;
    private final Semaphore gate;

    private PpOcrModel(
            String name,
            TextDetector detector,
            TextRecogniser recogniser,
            LineClassifier classifier,
            OcrSettings settings) {
        this.name = name;
        this.detector = detector;
        this.recogniser = recogniser;
        this.classifier = classifier;
        this.sureGap = name.equals("ppocr-v4") ? WHERE_SPACES_ARE_DROPPED : WHERE_SPACES_ARE_READ;
        this.gate = new Semaphore(settings.pagesAtOnce());
    }

    /** Loads the three networks of {@code pack}; fails as {@link ModelStore#read}. */
    static PpOcrModel open(ModelStore store, ModelPack pack, OcrSettings settings) {
        String name = pack.name();
        var detector = OnnxSession.open(name + " detector", store.read(pack, "det.onnx"), settings.threads());
        byte[] recogniserModel = store.read(pack, "rec.onnx");
        var recogniser = OnnxSession.open(name + " recogniser", recogniserModel, settings.threads());
        var classifier = OnnxSession.open(name + " line classifier", store.read(pack, "cls.onnx"), 1);
        return new PpOcrModel(
                name,
                new TextDetector(detector),
                new TextRecogniser(recogniser, TextRecogniser.alphabetOf(recogniserModel)),
                new LineClassifier(classifier),
                settings);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TextLine> read(BufferedImage picture) {
        return gated(() -> read(Raster.of(picture)));
    }

    @Override
    public int turnOf(BufferedImage picture) {
        return gated(() -> new TurnVote(detector, classifier, recogniser).turnOf(Raster.of(picture)));
    }

    private List<TextLine> read(Raster raster) {
        var regions = new ArrayList<TextRegion>();
        var tall = new ArrayList<TextRegion>();
        for (TextRegion region : detector.detect(raster, MOST_PIXELS)) {
            (region.isTall() ? tall : regions).add(region);
        }
        var readings = new ArrayList<>(recogniser.read(raster, regions));
        readings.addAll(readTall(raster, tall));
        var cutter = new WordCutter(raster, sureGap);
        return readings.stream()
                .filter(r -> r.line().confidence() >= LEAST_CONFIDENCE)
                .flatMap(r -> cutter.cut(r).stream())
                .sorted(Comparator.comparingDouble((TextLine l) -> l.box().centreY())
                        .thenComparingDouble(l -> l.box().x()))
                .toList();
    }

    /** Text that runs up or down beside upright text: read both ways, the better one counts. */
    private List<Reading> readTall(Raster raster, List<TextRegion> tall) {
        var up = recogniser.read(raster, tall.stream().map(r -> r.turned(3)).toList());
        var down = recogniser.read(raster, tall.stream().map(r -> r.turned(1)).toList());
        var better = new ArrayList<Reading>();
        for (int i = 0; i < tall.size(); i++) {
            boolean isUp = up.get(i).line().confidence() >= down.get(i).line().confidence();
            better.add(isUp ? up.get(i) : down.get(i));
        }
        return better;
    }

    private <T> T gated(Supplier<T> work) {
        gate.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            gate.release();
        }
    }

    @Override
    public void close() {
        detector.close();
        recogniser.close();
        classifier.close();
    }
}
