package dev.ocelli.catalog.model.speech;

import dev.ocelli.catalog.model.ModelPack;
import dev.ocelli.catalog.model.ModelStore;
import dev.ocelli.catalog.model.Sha256;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Model files as whisper.cpp loads them, made from the pack once and kept below the data folder.
 *
 * <p>The name says which bytes of the pack it was made from, and a second small file holds the checksum of what was
 * written: a copy that was damaged or cut off is made anew.
 */
final class WhisperFiles {
    private static final String MODEL = "model.bin";
    private static final String VOCABULARY = "vocabulary.txt";
    private static final WhisperConverter.Precision PRECISION = WhisperConverter.Precision.Q8_0;
    private static final int HASH_LETTERS = 12;

    private final ModelStore store;
    private final Path cache;

    WhisperFiles(ModelStore store, Path cache) {
        this.store = store;
        this.cache = cache;
    }

    /** The converted file of {@code pack}; {@code NEEDS_MODEL} when the pack is absent. */
    Path of(ModelPack pack) {
        String from = pack.file(MODEL).sha256().substring(0, HASH_LETTERS);
        Path file = cache.resolve(pack.name() + "-" + from + "-" + PRECISION + ".bin");
        Path checksum = cache.resolve(file.getFileName() + ".sha256");
        try {
            if (!isIntact(file, checksum)) {
                Files.createDirectories(cache);
                convert(pack, file, checksum);
            }
            return file;
        } catch (IOException e) {
            throw new OcelliException(
                    ErrorCode.INTERNAL, null, "The speech model could not be prepared: " + e.getMessage() + ".", e);
        }
    }

    private static boolean isIntact(Path file, Path checksum) throws IOException {
        return Files.isRegularFile(file)
                && Files.isRegularFile(checksum)
                && Files.readString(checksum).equals(Sha256.of(file));
    }

    private void convert(ModelPack pack, Path file, Path checksum) throws IOException {
        Path model = store.path(pack, MODEL);
        String vocabulary = Files.readString(store.path(pack, VOCABULARY));
        Path partial = Files.createTempFile(cache, "converting-", ".bin");
        try {
            WhisperConverter.convert(model, vocabulary, PRECISION, partial);
            String made = Sha256.of(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(checksum, made);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
