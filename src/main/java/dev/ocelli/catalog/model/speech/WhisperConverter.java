package dev.ocelli.catalog.model.speech;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns a Whisper model of CTranslate2 into the file that whisper.cpp loads (the format of its
 * {@code convert-pt-to-ggml.py}; tensor names as in OpenAI's release).
 *
 * <p>Fused projections are taken apart, the byte-level vocabulary and the mel filters are written with it. For one thread.
 */
final class WhisperConverter {
    private static final int MAGIC = 0x67676d6c;

    /** How the large matrices are kept; vectors, positions and convolutions are kept as whisper.cpp wants them. */
    enum Precision {
        /** Half floats. */
        F16(1, 1),
        /** Blocks of 32 bytes with a common half-float factor; file type 7 of quantisation version 2. */
        Q8_0(2007, 8);

        private final int fileType;
        private final int tensorType;

        Precision(int fileType, int tensorType) {
            this.fileType = fileType;
            this.tensorType = tensorType;
        }
    }

    private static final int TYPE_F32 = 0;
    private static final int TYPE_F16 = 1;
    private static final int BLOCK = 32;

    private final Ct2File model;
    private final Precision precision;
    private final OutputStream out;

    private WhisperConverter(Ct2File model, Precision precision, OutputStream out) {
        this.model = model;
        this.precision = precision;
        this.out = out;
    }

    /** Writes {@code target} anew; fails when {@code model} is not a Whisper model. */
    static void convert(Path model, String vocabulary, Precision precision, Path target) throws IOException {
        try (Ct2File file = Ct2File.open(model);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 20)) {
            if (!file.specification().equals("WhisperSpec")) {
                throw new IOException("it is not a Whisper model");
            }
            new WhisperConverter(file, precision, out).write(WhisperVocabulary.tokens(vocabulary));
        }
    }

    private void write(List<byte[]> tokens) throws IOException {
        head();
        filters();
        vocabulary(tokens);
        ends("encoder", "encoder.ln_post");
        convolution("conv1");
        convolution("conv2");
        ends("decoder", "decoder.ln");
        matrix("decoder.token_embedding.weight", model.tensor("decoder/embeddings/weight"));
        for (int i = 0; i < layers("encoder"); i++) {
            layer("encoder/layer_" + i, "encoder.blocks." + i, false);
        }
        for (int i = 0; i < layers("decoder"); i++) {
            layer("decoder/layer_" + i, "decoder.blocks." + i, true);
        }
    }

    private int layers(String part) {
        int count = 0;
        while (model.has(part + "/layer_" + count + "/ffn/linear_0/weight")) {
            count++;
        }
        return count;
    }

    private void head() throws IOException {
        var audio = model.tensor("encoder/position_encodings/encodings").dimensions();
        var text = model.tensor("decoder/position_encodings/encodings").dimensions();
        integers(MAGIC);
        integers(model.tensor("decoder/embeddings/weight").dimensions().getFirst());
        integers(audio.get(0), audio.get(1), model.number("encoder/num_heads"), layers("encoder"));
        integers(text.get(0), text.get(1), model.number("decoder/num_heads"), layers("decoder"));
        integers(bands(), precision.fileType);
    }

    private int bands() throws IOException {
        return model.tensor("encoder/conv1/weight").dimensions().get(1);
    }

    private void filters() throws IOException {
        integers(bands(), MelFilters.BINS);
        floats(MelFilters.weights(bands()));
    }

    private void vocabulary(List<byte[]> tokens) throws IOException {
        integers(tokens.size());
        for (byte[] token : tokens) {
            integers(token.length);
            out.write(token);
        }
    }

    private void ends(String part, String norm) throws IOException {
        var positions = model.tensor(part + "/position_encodings/encodings");
        tensor(part + ".positional_embedding", positions.dimensions(), TYPE_F32);
        floats(model.numbers(positions, 0, positions.count()));
        norm(part + "/layer_norm", norm);
    }

    private void convolution(String name) throws IOException {
        var weight = model.tensor("encoder/" + name + "/weight");
        tensor("encoder." + name + ".weight", weight.dimensions(), TYPE_F16);
        halves(model.numbers(weight, 0, weight.count()));
        var bias = model.tensor("encoder/" + name + "/bias");
        tensor("encoder." + name + ".bias", List.of(bias.count(), 1), TYPE_F32);
        floats(model.numbers(bias, 0, bias.count()));
    }

    private void layer(String from, String to, boolean decodes) throws IOException {
        selfAttention(from + "/self_attention", to + ".attn");
        if (decodes) {
            crossAttention(from + "/attention", to + ".cross_attn");
        }
        norm(from + "/ffn/layer_norm", to + ".mlp_ln");
        linear(from + "/ffn/linear_0", to + ".mlp.0");
        linear(from + "/ffn/linear_1", to + ".mlp.2");
    }

    /** One matrix holds query, key and value below each other. */
    private void selfAttention(String from, String to) throws IOException {
        part(from + "/linear_0", to + ".query", 0, 3, true);
        part(from + "/linear_0", to + ".key", 1, 3, false);
        part(from + "/linear_0", to + ".value", 2, 3, true);
        linear(from + "/linear_1", to + ".out");
        norm(from + "/layer_norm", to + "_ln");
    }

    private void crossAttention(String from, String to) throws IOException {
        linear(from + "/linear_0", to + ".query");
        part(from + "/linear_1", to + ".key", 0, 2, false);
        part(from + "/linear_1", to + ".value", 1, 2, true);
        linear(from + "/linear_2", to + ".out");
        norm(from + "/layer_norm", to + "_ln");
    }

    private void linear(String from, String to) throws IOException {
        part(from, to, 0, 1, true);
    }

    /** Part {@code index} of {@code parts} of a fused projection; keys have no bias in Whisper. */
    private void part(String from, String to, int index, int parts, boolean biased) throws IOException {
        var weight = model.tensor(from + "/weight");
        int rows = weight.dimensions().getFirst() / parts;
        int columns = weight.rowLength();
        tensor(to + ".weight", List.of(rows, columns), precision.tensorType);
        numbers(model.numbers(weight, index * rows * columns, rows * columns));
        if (biased) {
            tensor(to + ".bias", List.of(rows), TYPE_F32);
            floats(model.numbers(model.tensor(from + "/bias"), index * rows, rows));
        }
    }

    private void matrix(String to, Ct2File.Tensor weight) throws IOException {
        tensor(to, weight.dimensions(), precision.tensorType);
        int rows = weight.dimensions().getFirst();
        for (int row = 0; row < rows; row++) {
            numbers(model.numbers(weight, row * weight.rowLength(), weight.rowLength()));
        }
    }

    private void norm(String from, String to) throws IOException {
        vector(to + ".weight", model.tensor(from + "/gamma"));
        vector(to + ".bias", model.tensor(from + "/beta"));
    }

    private void vector(String to, Ct2File.Tensor tensor) throws IOException {
        tensor(to, tensor.dimensions(), TYPE_F32);
        floats(model.numbers(tensor, 0, tensor.count()));
    }

    /** The head of a tensor; dimensions are written fastest first. */
    private void tensor(String name, List<Integer> dimensions, int type) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        integers(dimensions.size(), text.length, type);
        for (int dimension : dimensions.reversed()) {
            integers(dimension);
        }
        out.write(text);
    }

    private void numbers(float[] values) throws IOException {
        switch (precision) {
            case F16 -> halves(values);
            case Q8_0 -> blocks(values);
        }
    }

    private void blocks(float[] values) throws IOException {
        byte[] raw = new byte[values.length / BLOCK * (BLOCK + Short.BYTES)];
        ByteBuffer bytes = littleEndian(raw);
        for (int from = 0; from < values.length; from += BLOCK) {
            float most = 0;
            for (int i = from; i < from + BLOCK; i++) {
                most = Math.max(most, Math.abs(values[i]));
            }
            float step = most / 127;
            bytes.putShort(Float.floatToFloat16(step));
            for (int i = from; i < from + BLOCK; i++) {
                bytes.put((byte) (step == 0 ? 0 : Math.round(values[i] / step)));
            }
        }
        out.write(raw);
    }

    private void halves(float[] values) throws IOException {
        byte[] raw = new byte[values.length * Short.BYTES];
        ByteBuffer bytes = littleEndian(raw);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        out.write(raw);
    }

    private void floats(float[] values) throws IOException {
        byte[] raw = new byte[values.length * Float.BYTES];
        ByteBuffer bytes = littleEndian(raw);
        for (float value : values) {
            bytes.putFloat(value);
        }
        out.write(raw);
    }

    private void integers(int... values) throws IOException {
        byte[] raw = new byte[values.length * Integer.BYTES];
        ByteBuffer bytes = littleEndian(raw);
        for (int value : values) {
            bytes.putInt(value);
        }
        out.write(raw);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
