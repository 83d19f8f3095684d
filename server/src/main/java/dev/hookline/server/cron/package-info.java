/**
 * Reads cron expressions. In: five fields and a zone. Out: the times they mean. Open {@link
 * dev.hookline.server.cron.UnixCron} first.
 */
@NullMarked
package dev.hookline.server.cron;

import org.jspecify.annotations.NullMarked;
