package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.format.Films;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Shot;
import dev.ocelli.engine.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames of films as JPEG: by their times, and as the pages that show what they say. Any thread. */
public final class DrawnFrames implements FramePictures, PagePictures {
    private static final Logger LOG = LoggerFactory.getLogger(DrawnFrames.class);

    private final Films films;
    private final PagePictures pages;

    /** @param pages draws the pages of all that is no film */
    public DrawnFrames(Films films, PagePictures pages) {
        this.films = films;
        this.pages = pages;
    }

    @Override
    public Optional<String> frame(Plan.Input film, double time, int longerSide) {
        try {
            return films.frame(film.file(), film.type(), time, longerSide).map(Jpeg::dataUri);
        } catch (OcelliException e) {
            LOG.warn("no picture of '{}' for the model: {}", film.type(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Map<Integer, String> draw(Plan plan, Perception perception, List<Integer> wanted, int longerSide) {
        if (perception.recording().isEmpty()) {
            return pages.draw(plan, perception, wanted, longerSide);
        }
        Map<Integer, Double> times = times(perception);
        var drawn = new LinkedHashMap<Integer, String>();
        for (int page : wanted) {
            Optional.ofNullable(times.get(page))
                    .flatMap(time -> frame(plan.input(), time, longerSide))
                    .ifPresent(picture -> drawn.put(page, picture));
        }
        return drawn;
    }

    /** When the frame of each page was taken, in seconds; of several frames of one page, the last, which says most. */
    static Map<Integer, Double> times(Perception perception) {
        var times = new LinkedHashMap<Integer, Double>();
        perception.recording().stream()
                .flatMap(recording -> recording.shots().stream())
                .flatMap(shot -> shot.frames().stream())
                .forEach((Shot.Frame frame) -> times.put(frame.page(), frame.time()));
        return times;
    }
}
