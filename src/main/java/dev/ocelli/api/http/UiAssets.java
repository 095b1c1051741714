package dev.ocelli.api.http;

import dev.ocelli.core.base.ResourceFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * The browser pages: our own modules, read once, and the libraries they import, read when first asked for.
 *
 * <p>Our files stand below a folder named after their common hash, libraries below their version, so that browsers may
 * keep both for ever. Only {@link #page} changes in place.
 */
final class UiAssets {
    private static final String OWN = "/ocelli/ui";
    private static final String LIBRARIES = "/META-INF/resources/_static/";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "html", "text/html; charset=utf-8");

    private final SortedMap<String, Asset> own;
    private final Map<String, Optional<Asset>> libraries = new ConcurrentHashMap<>();
    private final Asset page;
    private final String version;
    private final String importMapHash;

    private UiAssets(SortedMap<String, byte[]> files) {
        version = hex(digest(files)).substring(0, 12);
        own = new TreeMap<>();
        files.forEach((name, bytes) -> own.put(name, new Asset(type(name), bytes)));
        String map = importMap();
        importMapHash = Base64.getEncoder().encodeToString(sha256().digest(map.getBytes(StandardCharsets.UTF_8)));
        page = new Asset(type("index.html"), page(files, map).getBytes(StandardCharsets.UTF_8));
    }

    static UiAssets load() {
        return new UiAssets(ResourceFolder.read(OWN, UiAssets::filesBelow));
    }

    /** A file as it is sent. */
    static final class Asset {
        private final String type;
        private final byte[] bytes;
        private final byte[] zipped;

        Asset(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
            this.zipped = gzip(bytes);
        }

        String type() {
            return type;
        }

        byte[] bytes(boolean compressed) {
            return compressed ? zipped : bytes;
        }
    }

    /** The one HTML page, whatever its address: the modules read the address themselves. */
    Asset page() {
        return page;
    }

    Asset icon() {
        return java.util.Objects.requireNonNull(own.get("icon.svg"), "the jar lacks the icon");
    }

    /** What the page may load and run: nothing from elsewhere, nothing inline but the import map. */
    String contentSecurityPolicy() {
        return "default-src 'none'; script-src 'self' 'sha256-" + importMapHash + "'; style-src 'self'; "
                + "img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /** A file of ours under the version of this build; empty for all others. */
    Optional<Asset> own(String version, String name) {
        return version.equals(this.version) ? Optional.ofNullable(own.get(name)) : Optional.empty();
    }

    /** A module of a library, such as {@code lit/3.3.3/index.js}. */
    Optional<Asset> library(String name) {
        boolean known = UiLibrary.ALL.stream().anyMatch(library -> name.startsWith(library.folder()));
        return known && name.matches("[A-Za-z0-9@._/-]+\\.m?js") && !name.contains("..")
                ? libraries.computeIfAbsent(name, UiAssets::readLibrary)
                : Optional.empty();
    }

    private static Optional<Asset> readLibrary(String name) {
        try (InputStream in = UiAssets.class.getResourceAsStream(LIBRARIES + name)) {
            return in == null ? Optional.empty() : Optional.of(new Asset(type(name), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String importMap() {
        return UiLibrary.ALL.stream()
                .flatMap(library -> library.imports().entrySet().stream())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "\"" + entry.getKey() + "\":\"/ui/lib/" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }

    private String page(SortedMap<String, byte[]> files, String map) {
        String preloads = files.keySet().stream()
                .filter(name -> name.endsWith(".js") && !name.startsWith("pages/"))
                .map(name -> "<link rel=\"modulepreload\" href=\"/ui/own/" + version + "/" + name + "\">")
                .collect(Collectors.joining("\n"));
        return new String(files.getOrDefault("index.html", new byte[0]), StandardCharsets.UTF_8)
                .replace("{{version}}", version)
                .replace("{{importmap}}", map)
                .replace("{{preloads}}", preloads);
    }

    private static SortedMap<String, byte[]> filesBelow(Path root) {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private static byte[] digest(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        files.forEach((name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        UiLibrary.ALL.forEach(library -> digest.update(library.folder().getBytes(StandardCharsets.UTF_8)));
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
