/**
 * Servers that speak the OpenAI chat protocol, as chat models: the wire, retries, limits, routes and what they can do.
 *
 * <p>Door: {@code ChatModels}. ModelSettings -> ChatModel by name. May use: catalog.model.chat; core.base.
 */
@NullMarked
package dev.ocelli.catalog.model.upstream;

import org.jspecify.annotations.NullMarked;
