/**
 * The graph of a skill as a program: states become tool calls, parts of documents move along the edges, the path is
 * remembered.
 *
 * <p>Door: {@code GraphChoice}. AgentTask + Steps -> Move. May use: engine.agent, engine.agent.ask; catalog; core.
 */
@NullMarked
package dev.ocelli.engine.agent.graph;

import org.jspecify.annotations.NullMarked;
