package dev.ocelli.catalog.model.speech;

import dev.ocelli.catalog.model.ModelPack;
import dev.ocelli.catalog.model.ModelStore;
import dev.ocelli.catalog.model.PackReport;
import dev.ocelli.catalog.model.PullListener;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speech recognition of this process. Packs are pulled and models loaded at their first use; {@link #close} lets them go.
 * Safe for any thread.
 */
public final class Speech implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Speech.class);
    private static final String VOICES = "silero-vad";
    private static final String VOICES_FILE = "silero_vad_16k_sequence.onnx";

    private final ModelStore store;
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable WhisperModel model;
    private @Nullable VoiceDetector voices;

    /**
     * @param pack that writes down speech, such as {@code whisper-base}
     * @param cache folder for the library and for converted models
     * @param threads cores that one stretch of sound may use
     * @param server that transcribes instead of the pack
     */
    public record Settings(String pack, Path cache, int threads, Optional<SpeechModel> server) {
        /** Half of the cores: more of them wait for each other longer than they work. */
        public static Settings forThisMachine(SpeechSettings settings, Path cache) {
            int cores = Runtime.getRuntime().availableProcessors();
            return new Settings(
                    settings.pack(),
                    cache,
                    Math.clamp(cores / 2, 1, 8),
                    settings.server().map(TranscriptionServer::new));
        }
    }

    public Speech(ModelStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * The name of what {@link #model} writes down with; nothing is loaded for it. Results of models with different names
     * are kept apart.
     */
    public String name() {
        return settings.server().map(SpeechModel::name).orElse(settings.pack());
    }

    /**
     * The model, loaded when it was not yet.
     *
     * @throws OcelliException {@code NEEDS_MODEL} when its pack is absent and cannot be pulled, naming the command that
     *     pulls it; {@code UNSUPPORTED_OPERATION} where there is no build for this platform
     */
    public SpeechModel model() {
        if (settings.server().isPresent()) {
            return settings.server().get();
        }
        lock.lock();
        try {
            WhisperModel loaded = model;
            if (loaded == null) {
                ModelPack pack = pulled(settings.pack());
                Path file = new WhisperFiles(store, settings.cache()).of(pack);
                loaded = new WhisperModel(pack.name(), file, settings.cache(), settings.threads());
                model = loaded;
            }
            return loaded;
        } finally {
            lock.unlock();
        }
    }

    /** Tells speech from silence; a weaker one when the pack is absent and cannot be pulled. */
    public VoiceDetector voices() {
        lock.lock();
        try {
            VoiceDetector loaded = voices;
            if (loaded == null) {
                loaded = loadVoices();
                voices = loaded;
            }
            return loaded;
        } finally {
            lock.unlock();
        }
    }

    private VoiceDetector loadVoices() {
        try {
            return new SileroVoices(store.read(pulled(VOICES), VOICES_FILE));
        } catch (OcelliException e) {
            if (e.code() != ErrorCode.NEEDS_MODEL) {
                throw e;
            }
            LOG.warn("{}", e.getMessage());
            return new EnergyVoices();
        }
    }

    private ModelPack pulled(String name) {
        ModelPack pack = store.get(name);
        if (store.stateOf(pack) == PackReport.State.ABSENT) {
            LOG.info("first use: pulling the model pack {} ({} MB)", name, pack.bytes() / 1_000_000);
            store.pull(pack, Optional.empty(), PullListener.NONE);
        }
        return pack;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (model != null) {
                model.close();
                model = null;
            }
            if (voices instanceof SileroVoices silero) {
                silero.close();
            }
            voices = null;
        } finally {
            lock.unlock();
        }
    }
}
