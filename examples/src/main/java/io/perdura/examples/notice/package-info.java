/**
 * Notices to people: reminders, escalations, abandoned carts. They are rows here; elsewhere they would be e-mails.
 *
 * <p>Belongs here: what is told to people, and that it was told. May use: the activity API, Jakarta Persistence.
 */
@NullMarked
package io.perdura.examples.notice;

import org.jspecify.annotations.NullMarked;
