/** Codecs change payloads on their way to the database and back: encryption, compression. */
@NullMarked
package io.perdura.payload.codec;

import org.jspecify.annotations.NullMarked;
