/**
 * What an answer means, and how a delivery is signed. Open {@link
 * dev.hookline.delivery.DeliveryPlanTest} first.
 */
@NullMarked
package dev.hookline.trigger;

import org.jspecify.annotations.NullMarked;
