package dev.ocelli.engine.execution;

/** Writes an execution as the wire has it, for webhooks; the routes' own writer is one of these. */
@FunctionalInterface
public interface ExecutionWriter {
    String write(Execution execution);
}
