package dev.ocelli.catalog.domain;

import dev.ocelli.catalog.domain.Domain.About;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.ResourceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The domains that this server knows: those of its own {@code domains} folder and those of its operator.
 *
 * <p>The operator's folder wins where both have an id. Schemas are read on first use. Safe for any thread.
 */
public final class Domains {
    /** Version of the public hub (package {@code vlmrun-hub}) whose names and types the built-in domains follow. */
    public static final String CATALOGUE_VERSION = "0.1.35";

    private static final String BUILT_IN = "/ocelli/domains";

    private final Map<String, DomainFolder> folders;
    private final Map<String, About> abouts;
    private final Map<String, String> names;
    private final Map<String, Domain> read = new ConcurrentHashMap<>();

    private Domains(Map<String, DomainFolder> folders) {
        this.folders = folders;
        var all = new TreeMap<String, About>();
        var known = new HashMap<String, String>();
        folders.forEach((id, folder) -> all.put(id, folder.about()));
        all.forEach((id, about) -> about.aliases().forEach(alias -> known.put(plain(alias), id)));
        all.keySet().forEach(id -> known.put(plain(id), id));
        this.abouts = Collections.unmodifiableMap(all);
        this.names = Map.copyOf(known);
    }

    /**
     * Reads the built-in domains and those below {@code extra}, which need not exist.
     *
     * @throws OcelliException {@code INVALID_SKILL} naming the file, when a domain of {@code extra} cannot be used
     */
    public static Domains open(Path extra) {
        var folders = new TreeMap<String, DomainFolder>();
        builtIn().forEach(folder -> folders.put(folder.id(), folder));
        if (Files.isDirectory(extra)) {
            for (DomainFolder folder : below(extra)) {
                Domain own = folder.parse();
                own.schema().validate(own.example()).stream().findFirst().ifPresent(misfit -> {
                    throw new OcelliException(
                            ErrorCode.INVALID_SKILL,
                            "example.json in the domain folder " + folder.place() + " does not fit its schema.json: "
                                    + misfit.pointer() + " " + misfit.message() + ".");
                });
                folders.put(folder.id(), folder);
            }
        }
        return new Domains(folders);
    }

    /** What each domain is, by id, in alphabetical order. */
    public Map<String, About> list() {
        return abouts;
    }

    /** The domain of this id or alias; capitals and {@code _} for {@code -} do not matter. */
    public Optional<Domain> find(String name) {
        return Optional.ofNullable(names.get(plain(name)))
                .map(id -> read.computeIfAbsent(id, key -> folder(key).parse()));
    }

    /**
     * The domain of this id or alias.
     *
     * @throws OcelliException {@code UNKNOWN_DOMAIN} that names those most alike
     */
    public Domain get(String name) {
        return find(name)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.UNKNOWN_DOMAIN,
                        "domain",
                        "There is no domain '" + name + "'; near it: " + String.join(", ", near(name))
                                + ". GET /v1/domains lists all."));
    }

    private DomainFolder folder(String id) {
        return Optional.ofNullable(folders.get(id)).orElseThrow();
    }

    private List<String> near(String name) {
        return folders.keySet().stream()
                .sorted(java.util.Comparator.comparingInt(id -> -shared(plain(name), id)))
                .limit(3)
                .toList();
    }

    /** How many pairs of letters two names have in common. */
    private static int shared(String one, String other) {
        int shared = 0;
        for (int i = 0; i + 2 <= one.length(); i++) {
            shared += other.contains(one.substring(i, i + 2)) ? 1 : 0;
        }
        return shared;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<DomainFolder> builtIn() {
        return ResourceFolder.read(BUILT_IN, Domains::below);
    }

    private static List<DomainFolder> below(Path root) {
        try (var children = Files.list(root)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(DomainFolder::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
