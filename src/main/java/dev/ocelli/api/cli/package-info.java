/**
 * The commands of the launcher.
 *
 * <p>Door: {@code OcelliCommand}. argv -> exit code. May use: everything below.
 */
@NullMarked
package dev.ocelli.api.cli;

import org.jspecify.annotations.NullMarked;
