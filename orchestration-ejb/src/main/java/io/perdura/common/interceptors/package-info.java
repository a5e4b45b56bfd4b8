/**
 * Code around workflows and activities and around what they call. A worker interceptor wraps both; on a server it is enough that
 * there is a bean of type {@link io.perdura.common.interceptors.WorkerInterceptor}. Interceptors of workflows run in workflow
 * threads and must be as deterministic as workflow code.
 *
 * <p>May use the other API packages but {@code worker}. Stable: all of it.
 *
 * <p>The inputs and outputs of calls are nested in the interfaces, which makes these long: user code imports them by their nested
 * names, and an import takes no inherited name. They are data without behaviour.
 */
@NullMarked
package io.perdura.common.interceptors;

import org.jspecify.annotations.NullMarked;
