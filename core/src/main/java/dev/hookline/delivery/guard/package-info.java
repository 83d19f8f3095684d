/**
 * Decides where a delivery may connect. A subscriber's URL enters, with the addresses its name has;
 * the addresses that may be connected to leave, or the reason why none may. Nothing here opens a
 * connection or asks a name server. Open {@link dev.hookline.delivery.guard.AddressGuard} first.
 */
@NullMarked
package dev.hookline.delivery.guard;

import org.jspecify.annotations.NullMarked;
