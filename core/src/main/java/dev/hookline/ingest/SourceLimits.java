package dev.hookline.ingest;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.job.Rate;
import org.jspecify.annotations.Nullable;

/**
 * Whom and how much a source lets in, before anything is verified.
 *
 * @param rateLimit null for no limit
 * @param allowIps the networks that may send; empty for all
 */
public record SourceLimits(@Nullable Rate rateLimit, AddressList allowIps) {

  public static final SourceLimits NONE = new SourceLimits(null, AddressList.EMPTY);

  boolean admit(InboundRequest request) {
    return allowIps.isEmpty() || allowIps.contains(request.remoteAddress());
  }
}
