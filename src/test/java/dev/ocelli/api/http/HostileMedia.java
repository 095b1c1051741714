package dev.ocelli.api.http;

import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.examples.SoundFile;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Recordings that somebody made to do harm, out of good ones. */
final class HostileMedia {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");

    private final Path folder;

    HostileMedia(Path folder) {
        this.folder = folder;
    }

    /** A film of three seconds with a tone. */
    byte[] film(String container, String pictures, String sound) {
        return read(new FilmFile(CACHE, 320, 240)
                .slide(1.5, Color.WHITE, "Good morning")
                .slide(1.5, Color.BLACK, "Good night")
                .writeAs(folder.resolve("film." + container), container, pictures, sound));
    }

    byte[] mp4() {
        return film("mp4", "libopenh264", "aac");
    }

    byte[] matroska() {
        return film("matroska", "libopenh264", "aac");
    }

    byte[] webm() {
        return film("webm", "libvpx", "libopus");
    }

    byte[] avi() {
        return film("avi", "mpeg4", "libmp3lame");
    }

    static byte[] talk() {
        return SoundFile.mono(SoundFile.murmur(2, new java.util.Random(5))).bytes();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    static byte[] head(byte[] file) {
        return Arrays.copyOf(file, 200);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where {@code mark} stands at or behind {@code from}; fails when it does not. */
    private static int find(byte[] file, byte[] mark, int from) {
        for (int i = from; i + mark.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + mark.length, mark, 0, mark.length)) {
                return i;
            }
        }
        throw new IllegalStateException("the film has another form than expected");
    }

    /** The sample entry says 65,535 x 65,535; no more fits there. */
    static byte[] hugeMp4(byte[] film) {
        byte[] huge = film.clone();
        int entry = find(huge, ascii("avc1"), find(huge, ascii("stsd"), 0));
        ByteBuffer.wrap(huge).putInt(entry + 28, 0xffff_ffff);
        return huge;
    }

    /** Both headers say 1,000,000 x 1,000,000. */
    static byte[] hugeAvi(byte[] film) {
        byte[] huge = film.clone();
        var numbers = ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN);
        int main = find(huge, ascii("avih"), 0);
        numbers.putInt(main + 40, 1_000_000).putInt(main + 44, 1_000_000);
        int stream = find(huge, ascii("strf"), 0);
        numbers.putInt(stream + 12, 1_000_000).putInt(stream + 16, 1_000_000);
        return huge;
    }

    /** The track says a width of 65,535; its height is put to 65,535 too where the field has room. */
    static byte[] hugeMatroska(byte[] film) {
        byte[] huge = film.clone();
        int width = find(huge, new byte[] {(byte) 0xb0, (byte) 0x82, 0x01, 0x40}, 0);
        huge[width + 2] = (byte) 0xff;
        huge[width + 3] = (byte) 0xff;
        int height = find(huge, new byte[] {(byte) 0xba, (byte) 0x81, (byte) 0xf0}, width);
        huge[height + 2] = (byte) 0xff;
        return huge;
    }

    /** The first picture's own header says 16,383 x 16,383. */
    static byte[] hugePictures(byte[] webm) {
        byte[] huge = webm.clone();
        int key = find(huge, new byte[] {(byte) 0x9d, 0x01, 0x2a}, 0);
        Arrays.fill(huge, key + 3, key + 7, (byte) 0xff);
        return huge;
    }

    /** All clocks of the file say that it lasts for weeks. */
    static byte[] lying(byte[] mp4) {
        byte[] lying = mp4.clone();
        var numbers = ByteBuffer.wrap(lying);
        int most = 0x7fff_fff0;
        numbers.putInt(find(lying, ascii("mvhd"), 0) + 20, most);
        int track = find(lying, ascii("trak"), 0);
        numbers.putInt(find(lying, ascii("mdhd"), track) + 20, most);
        return lying;
    }

    /** The first picture is shown for days, then comes the next. */
    static byte[] standing(byte[] mp4) {
        byte[] standing = mp4.clone();
        int times = find(standing, ascii("stts"), 0);
        ByteBuffer.wrap(standing).putInt(times + 16, 0x7000_0000);
        return standing;
    }

    /** The table says that its one time holds for four thousand million pictures of no length. */
    static byte[] endless(byte[] mp4) {
        byte[] endless = mp4.clone();
        int times = find(endless, ascii("stts"), 0);
        ByteBuffer.wrap(endless).putInt(times + 12, 0xffff_ffff).putInt(times + 16, 0);
        return endless;
    }

    /** Its tracks are said to lie in other files. */
    static byte[] referring(byte[] mp4, String url) {
        byte[] referring = mp4.clone();
        int place = find(referring, ascii("url "), 0);
        byte[] address = ascii(url + "\0");
        var out = new ByteArrayOutputStream();
        out.write(referring, 0, place - 4);
        var entry = ByteBuffer.allocate(12 + address.length);
        entry.putInt(12 + address.length).put(ascii("url ")).putInt(0).put(address);
        out.writeBytes(entry.array());
        out.write(referring, place + 8, referring.length - place - 8);
        byte[] grown = out.toByteArray();
        for (String box : new String[] {"dref", "dinf", "minf", "mdia", "trak", "moov"}) {
            int at = find(grown, ascii(box), 0) - 4;
            ByteBuffer.wrap(grown).putInt(at, ByteBuffer.wrap(grown).getInt(at) + address.length);
        }
        return grown;
    }

    /** A WAV with another number of samples a second in its header. */
    static byte[] atRate(byte[] wav, int rate) {
        byte[] changed = wav.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(24, rate).putInt(28, rate * 2);
        return changed;
    }

    /** A WAV that says it holds four gigabytes. */
    static byte[] endlessWav(byte[] wav) {
        byte[] changed = wav.clone();
        var numbers = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putInt(4, 0xffff_ffff).putInt(40, 0xffff_ffff);
        return changed;
    }

    /** Matroska with so many tracks of no content. */
    static byte[] manyTracks(byte[] matroska, int count) {
        int tracks = find(matroska, new byte[] {0x16, 0x54, (byte) 0xae, 0x6b}, 0);
        var entries = new ByteArrayOutputStream();
        for (int i = 1; i <= count; i++) {
            var track = new ByteArrayOutputStream();
            track.writeBytes(new byte[] {(byte) 0xd7, (byte) 0x83, (byte) (i >> 16), (byte) (i >> 8), (byte) i});
            track.writeBytes(new byte[] {0x73, (byte) 0xc5, (byte) 0x81, 1, (byte) 0x83, (byte) 0x81, 2});
            track.writeBytes(new byte[] {(byte) 0x86, (byte) 0x85});
            track.writeBytes(ascii("A_AAC"));
            entries.write(0xae);
            entries.write(0x80 | track.size());
            entries.writeBytes(track.toByteArray());
        }
        var out = new ByteArrayOutputStream();
        out.write(matroska, 0, tracks + 4);
        out.writeBytes(ByteBuffer.allocate(8)
                .putLong(0x0100_0000_0000_0000L | entries.size())
                .array());
        out.writeBytes(entries.toByteArray());
        byte[] whole = out.toByteArray();
        int segment = find(whole, new byte[] {0x18, 0x53, (byte) 0x80, 0x67}, 0);
        Arrays.fill(whole, segment + 5, segment + 12, (byte) 0xff); // of unknown size
        whole[segment + 4] = 0x01;
        return whole;
    }

    /** MP3 with a cover whose header says 1,000,000 x 1,000,000. */
    static byte[] hugeCover() {
        var png = ByteBuffer.allocate(33);
        png.putLong(0x89504e470d0a1a0aL).putInt(13).put(ascii("IHDR"));
        png.putInt(1_000_000).putInt(1_000_000).put(new byte[] {8, 2, 0, 0, 0}).putInt(0);
        var frame = new ByteArrayOutputStream();
        frame.write(0);
        frame.writeBytes(ascii("image/png\0"));
        frame.write(3);
        frame.write(0);
        frame.writeBytes(png.array());
        int size = frame.size() + 10;
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("ID3"));
        out.writeBytes(new byte[] {3, 0, 0, 0, 0, (byte) (size >> 7), (byte) (size & 0x7f)});
        out.writeBytes(ascii("APIC"));
        out.writeBytes(ByteBuffer.allocate(6).putInt(frame.size()).array());
        out.writeBytes(frame.toByteArray());
        byte[] silence = new byte[417]; // one frame of MPEG 1 layer 3, 128 kbit/s, 44,100 samples a second
        silence[0] = (byte) 0xff;
        silence[1] = (byte) 0xfb;
        silence[2] = (byte) 0x90;
        for (int i = 0; i < 80; i++) {
            out.writeBytes(silence);
        }
        return out.toByteArray();
    }
}
