/**
 * Runs attempts of activities: arguments in, the bean's method through its CDI proxy, result or failure out; exactly once for
 * {@code @Transactional} methods.
 *
 * <p>May use {@code engine.attempt}, {@code engine.port}, {@code engine.history}, {@code runtime.deploy}, {@code runtime.transaction},
 * {@code runtime.log} and the public API. Nothing here is API.
 */
@NullMarked
package io.perdura.runtime.activity;

import org.jspecify.annotations.NullMarked;
