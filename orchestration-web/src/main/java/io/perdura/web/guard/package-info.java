/**
 * What stands before the resources: the size of bodies, requests forged by web pages of other sites, security headers.
 *
 * <p>May use {@code problem}.
 */
@NullMarked
package io.perdura.web.guard;

import org.jspecify.annotations.NullMarked;
