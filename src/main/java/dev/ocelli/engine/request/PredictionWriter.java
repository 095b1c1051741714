package dev.ocelli.engine.request;

/** Writes a prediction as the wire has it, for webhooks; the routes' own writer is one of these. */
@FunctionalInterface
public interface PredictionWriter {
    String write(Prediction prediction);
}
