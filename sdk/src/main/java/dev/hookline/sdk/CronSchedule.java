package dev.hookline.sdk;

import java.time.ZoneId;

/**
 * Times at which a task is triggered, kept while the task declares them.
 *
 * @param cron five fields: minute, hour, day of month, month, day of week
 * @param timezone in which the fields are read
 */
public record CronSchedule(String cron, ZoneId timezone) {}
