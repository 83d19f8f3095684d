/**
 * The one engine for deliveries and runs. In: jobs just committed, and jobs that fell due. Out:
 * attempts, outcomes, and the next state of each job, stored. Open {@link dev.hookline.job.Engine}
 * first, then {@link dev.hookline.job.Lifecycle}.
 */
@NullMarked
package dev.hookline.job;

import org.jspecify.annotations.NullMarked;
