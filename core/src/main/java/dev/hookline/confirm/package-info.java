/**
 * Confirms subscriptions at senders that want their URL opened for it. In: what a verified
 * handshake asks for. Out: at most a few GETs to a vetted address, and how that ended, in the log
 * of requests. Open {@link dev.hookline.confirm.ConfirmationVisits} first.
 */
@NullMarked
package dev.hookline.confirm;

import org.jspecify.annotations.NullMarked;
