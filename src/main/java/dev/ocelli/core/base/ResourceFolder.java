package dev.ocelli.core.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A folder that comes with the product: in its jar, or on disk while it is being developed. */
public final class ResourceFolder {
    private ResourceFolder() {}

    /**
     * Opens the folder for as long as {@code work} runs; paths must not be kept longer.
     *
     * @param place such as {@code /ocelli/domains}
     * @throws IllegalStateException when the product was built without it
     */
    public static <T> T read(String place, Function<Path, T> work) {
        URL url = Optional.ofNullable(ResourceFolder.class.getResource(place))
                .orElseThrow(() -> new IllegalStateException("the jar lacks " + place));
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                try (var files =
                        FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                    return work.apply(files.getPath(place));
                }
            }
            return work.apply(Path.of(url.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + url, e);
        }
    }
}
