/**
 * Hears speech: Whisper on this machine or a server that transcribes, and a detector of voices.
 *
 * <p>Door: {@code SpeechModel}. samples -> segments. May use: catalog.model, core.base.
 */
@NullMarked
package dev.ocelli.catalog.model.speech;

import org.jspecify.annotations.NullMarked;
