/** The application that is measured: workflows as the guide would write them, and the callers that drive them inside the server. May use {@code load}, the public API and Jakarta EE. */
@NullMarked
package io.perdura.benchmarks.app;

import org.jspecify.annotations.NullMarked;
