/**
 * The planner without a model: what was asked becomes a short program over the tools; every word of an answer comes from a
 * tool, a turn of the conversation, or says what cannot be done.
 *
 * <p>Door: {@code EmbeddedPlanner}. AgentTask + Steps -> Move. May use: engine.agent, engine.agent.ask; catalog; core.
 */
@NullMarked
package dev.ocelli.engine.agent.embedded;

import org.jspecify.annotations.NullMarked;
