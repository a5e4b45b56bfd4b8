/**
 * The filter language of lists, {@code WorkflowType = 'Order' AND ExecutionStatus = 'Running'}.
 *
 * <p>May use {@code problem} and the engine's filter record. The language is stable and will grow.
 */
@NullMarked
package io.perdura.web.filter;

import org.jspecify.annotations.NullMarked;
