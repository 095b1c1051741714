package dev.ocelli.catalog.format;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Films of drawn slides, made with the product's own ffmpeg. */
public final class FilmFile {
    private static final int RATE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ffmpeg ffmpeg;
    private final int width;
    private final int height;
    private final List<Slide> slides = new ArrayList<>();

    /** A size of {@code width} x {@code height} pixels, both even. */
    public FilmFile(Path cache, int width, int height) {
        this.ffmpeg = new Ffmpeg(cache, PATIENCE);
        this.width = width;
        this.height = height;
    }

    /** @param look pictures that move; null: the lines stand still */
    private record Slide(
            double seconds,
            Color paper,
            List<String> lines,
            @Nullable DoubleFunction<BufferedImage> look) {}

    /** Shows pictures of this film's size, {@code TYPE_3BYTE_BGR}, while their argument goes from 0 to 1. */
    public FilmFile moving(double seconds, DoubleFunction<BufferedImage> look) {
        slides.add(new Slide(seconds, Color.WHITE, List.of(), look));
        return this;
    }

    /** Shows a square of a sixth of the width that crosses the picture from left to right. */
    public FilmFile crossing(double seconds, Color paper, Color thing) {
        return moving(seconds, way -> {
            var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D graphics = picture.createGraphics();
            graphics.setColor(paper);
            graphics.fillRect(0, 0, width, height);
            graphics.setColor(thing);
            graphics.fillRect((int) (way * width * 5 / 6), height / 3, width / 6, width / 6);
            graphics.dispose();
            return picture;
        });
    }

    /** Shows these lines for so long. */
    public FilmFile slide(double seconds, Color paper, String... lines) {
        slides.add(new Slide(seconds, paper, List.of(lines), null));
        return this;
    }

    /** A silent MP4. */
    public Path write(Path target) {
        return write(target, List.of(), List.of());
    }

    /** With a steady tone in another container, as ffmpeg calls it and its codecs. */
    public Path writeAs(Path target, String container, String pictures, String sound) {
        double seconds = slides.stream().mapToDouble(Slide::seconds).sum();
        return write(
                target,
                List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=" + seconds),
                List.of("-c:a", sound, "-c:v", pictures, "-f", container));
    }

    /** An MP4 with a steady tone. */
    public Path writeWithTone(Path target) {
        double seconds = slides.stream().mapToDouble(Slide::seconds).sum();
        return write(
                target, List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=" + seconds), List.of("-c:a", "aac"));
    }

    /** An MP4 with the sound of another recording, such as a WAV of speech, as its own. */
    public Path writeWithSound(Path target, Path sound) {
        try {
            Path silent = write(target.resolveSibling(target.getFileName() + ".silent"));
            var words = new ArrayList<>(Ffmpeg.ONLY_WHAT_IS_OPEN);
            words.addAll(List.of("-f", "mov", "-i", "fd:"));
            words.addAll(Ffmpeg.ONLY_WHAT_IS_OPEN);
            words.addAll(List.of("-fd", "3", "-i", "fd:", "-map", "0:v", "-map", "1:a"));
            words.addAll(List.of("-c:v", "copy", "-c:a", "aac", "-b:a", "128k", "-f", "mp4", "fd:"));
            var ends = new Ffmpeg.Ends(
                    ProcessBuilder.Redirect.from(silent.toFile()),
                    Optional.of(sound),
                    ProcessBuilder.Redirect.to(target.toFile()));
            try (Coding coding = ffmpeg.code(ends, words, PATIENCE)) {
                coding.await(PATIENCE, CodingProgress.NONE);
            }
            Files.delete(silent);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(Path target, List<String> sound, List<String> coded) {
        try {
            Path raw = Files.createTempFile(target.getParent(), "film", ".rgb");
            try {
                draw(raw);
                var before = new ArrayList<>(sound);
                before.addAll(List.of("-f", "rawvideo", "-pix_fmt", "bgr24"));
                before.addAll(List.of("-s", width + "x" + height, "-r", Integer.toString(RATE)));
                var after = new ArrayList<>(List.of("-c:v", "libopenh264", "-b:v", "2M", "-pix_fmt", "yuv420p"));
                after.addAll(coded);
                after.addAll(coded.contains("-f") ? List.of("fd:") : List.of("-f", "mp4", "fd:"));
                ffmpeg.write(raw, new Ffmpeg.Options(before, after, PATIENCE), target, PATIENCE);
            } finally {
                Files.delete(raw);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(Path raw) throws IOException {
        try (OutputStream out = Files.newOutputStream(raw)) {
            for (Slide slide : slides) {
                var look = slide.look();
                byte[] frame = look == null ? pixels(slide) : bytes(look.apply(0));
                long count = Math.round(slide.seconds() * RATE);
                for (int i = 0; i < count; i++) {
                    out.write(look == null ? frame : bytes(look.apply((double) i / count)));
                }
            }
        }
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    private byte[] pixels(Slide slide) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(slide.paper());
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(slide.paper().getRed() > 127 ? Color.BLACK : Color.WHITE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, height / 12));
        int y = height / 5;
        for (String line : slide.lines()) {
            graphics.drawString(line, width / 12, y);
            y += height / 7;
        }
        graphics.dispose();
        return bytes(picture);
    }
}
