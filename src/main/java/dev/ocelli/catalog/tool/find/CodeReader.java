package dev.ocelli.catalog.tool.find;

import dev.ocelli.core.perception.Barcode;
import java.awt.image.BufferedImage;
import java.util.List;

/** Decodes bar and QR codes on a picture; boxes in shares of it. Any thread. */
@FunctionalInterface
public interface CodeReader {
    List<Barcode> find(BufferedImage picture);
}
