package dev.ocelli.catalog.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one kind of office file and lays its pages out. */
interface OfficeReader {
    List<Sheet> read(Path file, Paper paper) throws IOException;

    /** What pages are made of, and where things that went wrong are noted. */
    record Paper(Lettering lettering, FormatLimits limits, List<String> warnings) {
        Paper(Lettering lettering, FormatLimits limits) {
            this(lettering, limits, new ArrayList<>());
        }

        FlowWriter writer(double width) {
            return new FlowWriter(lettering, limits, width);
        }

        List<Sheet> layOut(List<Flow> flows) {
            var writer = writer(FlowWriter.WIDTH);
            flows.forEach(writer::write);
            return writer.sheets();
        }
    }
}
