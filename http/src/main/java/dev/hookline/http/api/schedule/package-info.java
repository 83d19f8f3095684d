/**
 * The routes of schedules. In: cron expressions and what they are to trigger. Out: schedules with
 * the times to come. Open {@link dev.hookline.http.api.schedule.ScheduleRoutes}.
 */
@NullMarked
package dev.hookline.http.api.schedule;

import org.jspecify.annotations.NullMarked;
