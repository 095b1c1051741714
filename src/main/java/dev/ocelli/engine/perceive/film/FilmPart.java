package dev.ocelli.engine.perceive.film;

import dev.ocelli.core.base.TimeSpan;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * What was seen in a first run through a stretch of a film.
 *
 * @param count pictures, eight a second
 * @param changes two floats a picture, how it differs from the one before and how much of what is drawn was exchanged; in
 *     base 64
 * @param calm when one picture stands nearly still, in seconds of the whole film
 * @param last whether the film ends in it
 * @param damaged whether the decoder met damage
 */
public record FilmPart(int count, String changes, List<TimeSpan> calm, boolean last, boolean damaged) {
    public FilmPart {
        calm = List.copyOf(calm);
    }

    static String written(float[] changes, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES);
        bytes.asFloatBuffer().put(changes, 0, count);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Tells all changes, picture by picture. */
    void tell(CutFinder finder) {
        var floats = ByteBuffer.wrap(Base64.getDecoder().decode(changes)).asFloatBuffer();
        while (floats.remaining() >= 2) {
            float difference = floats.get();
            finder.add(difference, floats.get());
        }
    }
}
