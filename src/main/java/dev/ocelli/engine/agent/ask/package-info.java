/**
 * Understanding what people ask, without a model: rules and words that stand as data in {@code ocelli/asks}.
 *
 * <p>Door: {@code AskReader}. The user's turns -> Asks. May use: catalog.skill; core.base.
 */
@NullMarked
package dev.ocelli.engine.agent.ask;

import org.jspecify.annotations.NullMarked;
