/**
 * The agent: plan, call tools, log each step, tell what happens, until done; shared by chat and executions.
 *
 * <p>Door: {@code AgentLoop}; plugs: {@code AgentPlanner} through {@code PlannerChoice}. AgentTask -> AgentOutcome. May use: engine.plan, request.Extraction,
 * classify, ground, pages, perceive (progress); catalog; core.
 */
@NullMarked
package dev.ocelli.engine.agent;

import org.jspecify.annotations.NullMarked;
