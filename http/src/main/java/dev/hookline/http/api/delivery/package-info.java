/**
 * The routes of deliveries. In: questions about jobs, and an operator's wish to try one again or to
 * call it off. Out: deliveries and their attempts in the words of the API. Open {@link
 * dev.hookline.http.api.delivery.DeliveryRoutes} first.
 */
@NullMarked
package dev.hookline.http.api.delivery;

import org.jspecify.annotations.NullMarked;
