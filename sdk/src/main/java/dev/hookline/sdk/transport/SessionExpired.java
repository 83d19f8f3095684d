package dev.hookline.sdk.transport;

/**
 * The session is over: its runs are handed to others, and what was reported counts for nothing. The
 * worker registers again.
 */
public record SessionExpired() implements LeaseAnswer, ReportAnswer, HeartbeatAnswer {}
