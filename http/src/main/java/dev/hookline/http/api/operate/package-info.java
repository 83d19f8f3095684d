/**
 * The routes for those who run the server. In: questions from operators, load balancers and
 * monitoring. Out: counts and health. Open {@link dev.hookline.http.api.operate.HealthRoutes}
 * first.
 */
@NullMarked
package dev.hookline.http.api.operate;

import org.jspecify.annotations.NullMarked;
