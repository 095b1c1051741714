package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The main picture of a HEIC or AVIF file, decoded by ffmpeg.
 *
 * <p>Phones store a photo as a grid of tiles, each a stream of its own; ffmpeg hands them over one by one, so the grid is
 * put together here by its own filters. Lengths in pixels.
 */
final class HeifPicture {
    private static final int MOST_PROBE_BYTES = 16 << 20;
    private static final int MOST_TILES = 4096;

    private final Ffmpeg ffmpeg;
    private final Path file;
    private final JsonNode probed;

    HeifPicture(Ffmpeg ffmpeg, Path file) {
        this.ffmpeg = ffmpeg;
        this.file = file;
        List<String> ask = List.of("-show_streams", "-show_stream_groups", "-of", "json");
        byte[] answer = ffmpeg.run(Ffmpeg.Program.FFPROBE, file, ask, MOST_PROBE_BYTES);
        this.probed = Json.parse(new String(answer, StandardCharsets.UTF_8));
    }

    long width() {
        return main().path("width").asLong(0);
    }

    long height() {
        return main().path("height").asLong(0);
    }

    /** The tile grid when there is one, otherwise the first stream. */
    private JsonNode main() {
        JsonNode grid = probed.path("stream_groups").path(0).path("components").path(0);
        return isGrid() ? grid : probed.path("streams").path(0);
    }

    private boolean isGrid() {
        return probed.path("stream_groups").path(0).path("type").asString("").equals("Tile Grid");
    }

    /** The picture as PNG; the turn that the file asks for is applied. */
    byte[] png(int mostBytes) {
        List<String> after = new ArrayList<>();
        if (isGrid()) {
            after.addAll(List.of("-filter_complex", gridFilter() + "[out]", "-map", "[out]"));
        }
        after.addAll(List.of("-frames:v", "1", "-pix_fmt", "rgb24", "-c:v", "png", "-compression_level", "1"));
        after.addAll(List.of("-f", "image2pipe", "pipe:1"));
        return ffmpeg.run(Ffmpeg.Program.FFMPEG, file, after, mostBytes);
    }

    private String gridFilter() {
        JsonNode grid = main();
        JsonNode tiles = grid.path("subcomponents");
        if (tiles.size() > MOST_TILES) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE, null, "The image has more than " + MOST_TILES + " tiles.");
        }
        JsonNode indices = probed.path("stream_groups").path(0).path("streams");
        var inputs = new StringBuilder();
        List<String> places = new ArrayList<>();
        for (JsonNode tile : tiles) {
            int stream = tile.path("stream_index").asInt(0);
            inputs.append("[0:")
                    .append(indices.path(stream).path("index").asInt(stream))
                    .append(']');
            places.add(tile.path("tile_horizontal_offset").asInt(0) + "_"
                    + tile.path("tile_vertical_offset").asInt(0));
        }
        String stack = tiles.size() == 1
                ? inputs + "null"
                : inputs + "xstack=inputs=" + tiles.size() + ":layout=" + String.join("|", places);
        String crop = ",crop=" + width() + ":" + height() + ":"
                + grid.path("horizontal_offset").asInt(0) + ":"
                + grid.path("vertical_offset").asInt(0);
        return stack + crop + turnFilter(grid);
    }

    private static String turnFilter(JsonNode grid) {
        for (JsonNode side : grid.path("side_data_list")) {
            String filter = switch (Math.floorMod(side.path("rotation").asInt(0), 360)) {
                case 90 -> ",transpose=2";
                case 180 -> ",hflip,vflip";
                case 270 -> ",transpose=1";
                default -> "";
            };
            if (!filter.isEmpty()) {
                return filter;
            }
        }
        return "";
    }
}
