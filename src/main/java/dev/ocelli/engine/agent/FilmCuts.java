package dev.ocelli.engine.agent;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext.KeyFrame;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.List;

/** Finds the pictures of a film that differ. Any thread. */
@FunctionalInterface
public interface FilmCuts {
    /** Films are not watched. */
    FilmCuts NONE = (film, watched) -> {
        throw new OcelliException(ErrorCode.UNSUPPORTED_OPERATION, "Films cannot be watched on this server.");
    };

    /** Hears how far a film was watched. */
    @FunctionalInterface
    interface Watched {
        /** @return false to stop */
        boolean until(double seconds, double of);
    }

    /** As {@link dev.ocelli.catalog.tool.ToolContext#keyFrames}. */
    List<KeyFrame> keyFrames(Material film, Watched watched);
}
