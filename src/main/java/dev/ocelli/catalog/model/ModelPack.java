package dev.ocelli.catalog.model;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of model files that are used together.
 *
 * @param task what it is for, in a word or two, such as {@code OCR}
 * @param about one line for people
 * @param without what is weaker when it is absent; a clause without a full stop
 * @param sources where the files can come from, in the order in which they are tried
 */
public record ModelPack(
        String name, String task, String about, String without, Contents contents, List<PackSource> sources) {
    public ModelPack {
        sources = List.copyOf(sources);
    }

    /** The files and the licence (SPDX) that they are under. */
    public record Contents(String licence, List<PackFile> files) {
        public Contents {
            files = List.copyOf(files);
        }
    }

    /** One file: its name in the store, exact size, and SHA-256 in lower-case hex. */
    public record PackFile(String name, long bytes, String sha256) {}

    /** A place that files of a pack can be taken from. */
    public sealed interface PackSource {
        /** What it is, for messages. */
        String words();
    }

    /** One public address a file, keyed by the file's name. */
    public record Download(Map<String, URI> urls) implements PackSource {
        public Download {
            urls = Map.copyOf(urls);
        }

        @Override
        public String words() {
            return "the publisher's download";
        }
    }

    /** A Python package that carries files. */
    public record PythonPackage(String name, String version) {}

    /**
     * Python packages that carry the files together; found in them by size and SHA-256, wherever they lie.
     *
     * @param parts for files that are cut in pieces: the names of the pieces in order, keyed by the file's name
     */
    public record PythonPackages(List<PythonPackage> packages, Map<String, List<String>> parts) implements PackSource {
        public PythonPackages {
            packages = List.copyOf(packages);
            parts = Map.copyOf(parts);
        }

        @Override
        public String words() {
            String names = packages.stream()
                    .map(one -> one.name() + " " + one.version())
                    .collect(Collectors.joining(" and "));
            return (packages.size() == 1 ? "the Python package " : "the Python packages ") + names;
        }
    }

    /** Class path resources of Ocelli's own libraries, keyed by the file's name; nothing needs to be pulled. */
    public record BuiltIn(Map<String, String> resources) implements PackSource {
        public BuiltIn {
            resources = Map.copyOf(resources);
        }

        @Override
        public String words() {
            return "Ocelli's own libraries";
        }
    }

    /** The file called {@code fileName}; refuses an unknown name. */
    public PackFile file(String fileName) {
        return contents.files().stream()
                .filter(f -> f.name().equals(fileName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file " + fileName + " in pack " + name));
    }

    /** Bytes of all files together. */
    public long bytes() {
        return contents.files().stream().mapToLong(PackFile::bytes).sum();
    }

    /** Where the files lie on the class path, when they come with Ocelli. */
    public Optional<BuiltIn> builtIn() {
        return sources.stream()
                .filter(BuiltIn.class::isInstance)
                .map(BuiltIn.class::cast)
                .findFirst();
    }
}
