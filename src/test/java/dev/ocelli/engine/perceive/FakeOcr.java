package dev.ocelli.engine.perceive;

import dev.ocelli.catalog.model.OcrModel;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the same lines from every picture. */
record FakeOcr(int turn, List<TextLine> lines, AtomicInteger readings) implements OcrModel {
    static FakeOcr of(TextLine... lines) {
        return new FakeOcr(0, List.of(lines), new AtomicInteger());
    }

    FakeOcr turned(int degrees) {
        return new FakeOcr(degrees, lines, readings);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<TextLine> read(BufferedImage picture) {
        readings.incrementAndGet();
        return lines;
    }

    @Override
    public int turnOf(BufferedImage picture) {
        return turn;
    }
}
