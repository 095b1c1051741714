/**
 * What users say of a result.
 *
 * <p>Door: {@code Feedbacks}. verdict -> row. May use: core.base, core.store.
 */
@NullMarked
package dev.ocelli.core.feedback;

import org.jspecify.annotations.NullMarked;
