/**
 * An agent that plans with a chat model: what the model is told, what its words and calls mean, and whether its JSON holds.
 *
 * <p>Door: {@code ModelPlanning}. AgentTask + steps -> Move. May use: engine.agent, engine.request.Extraction, ground;
 * catalog; core.
 */
@NullMarked
package dev.ocelli.engine.agent.model;

import org.jspecify.annotations.NullMarked;
