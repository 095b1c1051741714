package dev.ocelli.engine.agent;

import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.request.Extraction;

/** What a run reaches through its tools. */
public record EngineRooms(
        Extraction extraction, Classifier classifier, ArtifactStore artifacts, Eyes eyes, FilmCuts films) {

    /** The same with other eyes. */
    EngineRooms with(Eyes other) {
        return new EngineRooms(extraction, classifier, artifacts, other, films);
    }
}
