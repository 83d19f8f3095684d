package dev.hookline.delivery;

import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Headers;
import java.time.Duration;

/** One POST to be made. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record OutboundRequest(TargetUrl url, Headers headers, byte[] body, Duration timeout) {}
