/**
 * Executions: stored agents and durable runs of agents over many files: accept, store, run, watch, pause, replay, compare.
 *
 * <p>Doors: {@code Executions}, {@code Agents}. ExecutionWish -> Execution. May use: engine.agent, plan, request, evaluate; catalog;
 * core.
 */
@NullMarked
package dev.ocelli.engine.execution;

import org.jspecify.annotations.NullMarked;
