/** A user's workflow and activity, as the README shows them: what the tests of the engine's homes deploy. */
@org.jspecify.annotations.NullMarked
package io.perdura.it.greeting;
