package dev.hookline.sdk.transport;

/**
 * Somebody wants a run to end. The worker interrupts it and reports {@link ReportItem.Cancelled}.
 *
 * @param lease the hand-over that is meant
 */
public record CancelWish(String run, long lease) {}
