/** Stand-ins for rooms that tests do not want whole. */
@org.jspecify.annotations.NullMarked
package dev.ocelli.fake;
