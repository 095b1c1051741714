package dev.ocelli.catalog.model;

import dev.ocelli.catalog.model.ModelPack.PackFile;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Model files on this machine: one folder a pack under {@code <data>/models}.
 *
 * <p>A file counts as there only with the size and SHA-256 that the manifest names, and comes into its place by one
 * rename, so that a killed pull leaves nothing half and two processes pulling at once end with the same files. Safe for
 * any thread.
 */
public final class ModelStore {
    private final Path root;
    private final List<ModelPack> packs;
    private final PackFetcher fetcher;
    private final ReentrantLock pulling = new ReentrantLock();

    ModelStore(Path root, List<ModelPack> packs, PackFetcher fetcher) {
        this.root = root;
        this.packs = List.copyOf(packs);
        this.fetcher = fetcher;
    }

    /** The store under {@code dataFolder}/models; nothing is created before the first pull. */
    public static ModelStore under(Path dataFolder) {
        return new ModelStore(dataFolder.resolve("models"), PackManifest.builtIn(), new PackFetcher());
    }

    /** All known packs, in the manifest's order. */
    public List<ModelPack> packs() {
        return packs;
    }

    /** The pack called {@code name}; fails with {@link ErrorCode#NOT_FOUND} naming the known ones. */
    public ModelPack get(String name) {
        return packs.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> {
            var known = packs.stream().map(ModelPack::name).toList();
            return new OcelliException(
                    ErrorCode.NOT_FOUND,
                    "There is no model pack called " + name + ". Known packs: " + String.join(", ", known) + ".");
        });
    }

    /** Every known pack with its state, judged by the presence and size of its files. */
    public List<PackReport> report() {
        return packs.stream().map(p -> new PackReport(p, stateOf(p), folder(p))).toList();
    }

    /** Whether {@code pack} can be used without a pull. */
    public PackReport.State stateOf(ModelPack pack) {
        if (pack.builtIn().isPresent()) {
            return PackReport.State.BUILT_IN;
        }
        boolean all = pack.contents().files().stream()
                .allMatch(f -> hasSize(folder(pack).resolve(f.name()), f));
        return all ? PackReport.State.PRESENT : PackReport.State.ABSENT;
    }

    /**
     * The bytes of one file, checked.
     *
     * @throws OcelliException {@code NEEDS_MODEL} when the file is absent or damaged, with the command that pulls it
     */
    public byte[] read(ModelPack pack, String fileName) {
        PackFile file = pack.file(fileName);
        try {
            byte[] bytes = bytes(pack, fileName)
                    .orElseThrow(() -> new OcelliException(
                            ErrorCode.NEEDS_MODEL, "The model pack " + pack.name() + " is not here. " + advice(pack)));
            if (!Sha256.of(bytes).equals(file.sha256())) {
                throw new OcelliException(
                        ErrorCode.NEEDS_MODEL,
                        "The file " + fileName + " of the model pack " + pack.name() + " is damaged. " + advice(pack));
            }
            return bytes;
        } catch (IOException e) {
            throw new OcelliException(
                    ErrorCode.INTERNAL, null, "The model file " + fileName + " could not be read.", e);
        }
    }

    /**
     * Where one file of a pulled pack lies, checked.
     *
     * @throws OcelliException {@code NEEDS_MODEL} when the file is absent or damaged, with the command that pulls it
     */
    public Path path(ModelPack pack, String fileName) {
        PackFile file = pack.file(fileName);
        Path path = folder(pack).resolve(fileName);
        if (!Files.isRegularFile(path)) {
            throw new OcelliException(
                    ErrorCode.NEEDS_MODEL, "The model pack " + pack.name() + " is not here. " + advice(pack));
        }
        try {
            if (!Sha256.of(path).equals(file.sha256())) {
                throw new OcelliException(
                        ErrorCode.NEEDS_MODEL,
                        "The file " + fileName + " of the model pack " + pack.name() + " is damaged. " + advice(pack));
            }
            return path;
        } catch (IOException e) {
            throw new OcelliException(
                    ErrorCode.INTERNAL, null, "The model file " + fileName + " could not be read.", e);
        }
    }

    private Optional<byte[]> bytes(ModelPack pack, String fileName) throws IOException {
        var builtIn = pack.builtIn().map(b -> b.resources().get(fileName));
        if (builtIn.isPresent()) {
            try (InputStream in = ModelStore.class.getResourceAsStream("/" + builtIn.get())) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        }
        Path path = folder(pack).resolve(fileName);
        return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    }

    /**
     * Brings a pack into the store; returns at once when it is there already, unless {@code from} is given.
     *
     * @param from a file (one of the pack's, or a zip that carries them), a folder or an http(s) address to take them
     *     from instead of the pack's own sources
     * @throws OcelliException {@code NEEDS_MODEL} when no source worked, saying why for each, what is weaker without the
     *     pack and how to get it; what was there before stays
     */
    public void pull(ModelPack pack, Optional<String> from, PullListener listener) {
        pulling.lock();
        try {
            if (stateOf(pack) == PackReport.State.BUILT_IN || (from.isEmpty() && intact(pack))) {
                listener.progress(pack, pack.bytes(), pack.bytes());
                return;
            }
            var sources = from.map(f -> List.<PackFetcher.Attempt>of(fetcher.from(f)))
                    .orElseGet(() -> pack.sources().stream().map(fetcher::from).toList());
            pullFromFirst(pack, sources, listener);
        } finally {
            pulling.unlock();
        }
    }

    private void pullFromFirst(ModelPack pack, List<PackFetcher.Attempt> sources, PullListener listener) {
        var failures = new ArrayList<String>();
        for (PackFetcher.Attempt source : sources) {
            listener.trying(pack, source.words());
            try (var landing = Landing.open(folder(pack), pack, listener)) {
                source.fetch(pack, landing);
                landing.requireComplete();
                return;
            } catch (IOException e) {
                String reason = PackFetcher.reason(e);
                failures.add(source.words() + ": " + reason);
                listener.skipped(pack, source.words(), reason);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OcelliException(ErrorCode.NEEDS_MODEL, null, "The pull was interrupted.", e);
            }
        }
        throw new OcelliException(
                ErrorCode.NEEDS_MODEL,
                "The model pack " + pack.name() + " could not be pulled (" + String.join("; ", failures)
                        + "). Without it " + pack.without() + ". " + advice(pack));
    }

    private boolean intact(ModelPack pack) {
        return pack.contents().files().stream().allMatch(f -> {
            try {
                Path path = folder(pack).resolve(f.name());
                return hasSize(path, f) && Sha256.of(path).equals(f.sha256());
            } catch (IOException e) {
                return false;
            }
        });
    }

    private String advice(ModelPack pack) {
        return "Run \"ocelli models pull " + pack.name()
                + "\" where there is a network, or give a file that carries it: \"ocelli models pull " + pack.name()
                + " --from FILE\".";
    }

    private Path folder(ModelPack pack) {
        return root.resolve(pack.name());
    }

    private static boolean hasSize(Path path, PackFile file) {
        try {
            return Files.isRegularFile(path) && Files.size(path) == file.bytes();
        } catch (IOException e) {
            return false;
        }
    }
}
