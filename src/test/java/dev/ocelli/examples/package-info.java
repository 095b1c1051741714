/** Documents that the project makes itself: the files in {@code examples/} and the ones tests read. */
@NullMarked
package dev.ocelli.examples;

import org.jspecify.annotations.NullMarked;
