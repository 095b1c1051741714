package dev.ocelli.catalog.model;

import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Face;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The models of this process. Nothing is loaded before its first use; {@link #close} lets everything go. Safe for any
 * thread.
 */
public final class Models implements AutoCloseable {
    private static final String DEFAULT_OCR = "ppocr-v6-small";
    private static final String FALLBACK_OCR = "ppocr-v4";
    private static final String FACES = "yunet";

    private final ModelStore store;
    private final OcrSettings settings;
    private final OcrOnDemand ocr = new OcrOnDemand();
    private final FacesOnDemand faces = new FacesOnDemand();

    public Models(ModelStore store, OcrSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** The models under {@code dataFolder}, with settings for this machine. */
    public static Models under(Path dataFolder) {
        return new Models(ModelStore.under(dataFolder), OcrSettings.forThisMachine());
    }

    public ModelStore store() {
        return store;
    }

    /** Reads pictures with the best pack that is here; chosen and loaded at its first use, then kept. */
    public OcrModel ocr() {
        return ocr;
    }

    /** Finds faces; its pack is loaded at its first use, then kept. {@code NEEDS_MODEL} when the pack is not here. */
    public FaceModel faces() {
        return faces;
    }

    /** Every known pack and whether it can be used. */
    public List<PackReport> report() {
        return store.report();
    }

    /**
     * Pulls the default packs that are absent. A failure is told to {@code note} in plain words with what is weaker, and
     * is no error: the fallback reads on.
     */
    public void pullDefaults(Consumer<String> note) {
        for (String name : List.of(DEFAULT_OCR, FACES)) {
            pull(store.get(name), note);
        }
    }

    private void pull(ModelPack pack, Consumer<String> note) {
        if (store.stateOf(pack) != PackReport.State.ABSENT) {
            return;
        }
        note.accept(String.format(
                Locale.ROOT,
                "First use: pulling the model %s for %s (%.1f MB) ...",
                pack.name(),
                pack.task(),
                pack.bytes() / 1e6));
        try {
            store.pull(pack, Optional.empty(), PullListener.NONE);
        } catch (OcelliException e) {
            note.accept(e.getMessage());
        }
    }

    @Override
    public void close() {
        ocr.close();
        faces.close();
    }

    private final class OcrOnDemand implements OcrModel {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable PpOcrModel loaded;

        private PpOcrModel model() {
            lock.lock();
            try {
                if (loaded == null) {
                    loaded = PpOcrModel.open(store, pack(), settings);
                }
                return loaded;
            } finally {
                lock.unlock();
            }
        }

        private ModelPack pack() {
            ModelPack best = store.get(DEFAULT_OCR);
            return store.stateOf(best) == PackReport.State.ABSENT ? store.get(FALLBACK_OCR) : best;
        }

        @Override
        public String name() {
            lock.lock();
            try {
                return loaded == null ? pack().name() : loaded.name();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public List<TextLine> read(BufferedImage picture) {
            return model().read(picture);
        }

        @Override
        public int turnOf(BufferedImage picture) {
            return model().turnOf(picture);
        }

        void close() {
            lock.lock();
            try {
                if (loaded != null) {
                    loaded.close();
                    loaded = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private final class FacesOnDemand implements FaceModel {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable YuNetModel loaded;

        @Override
        public List<Face> find(BufferedImage picture) {
            YuNetModel model;
            lock.lock();
            try {
                if (loaded == null) {
                    loaded = YuNetModel.open(store, store.get(FACES), settings);
                }
                model = loaded;
            } finally {
                lock.unlock();
            }
            return model.find(picture);
        }

        void close() {
            lock.lock();
            try {
                if (loaded != null) {
                    loaded.close();
                    loaded = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
