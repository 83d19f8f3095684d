package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.job.Rate;
import dev.hookline.job.TokenBucket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the requests of each source that has a limit. Safe for all event loops; they meet only at
 * the same source.
 */
final class SourceRates {

  private final Map<Id, TokenBucket> buckets = new ConcurrentHashMap<>();

  /** 0 when the request may come in, else how long its sender should wait. */
  long waitMillis(Id source, Rate rate, long nowMillis) {
    TokenBucket bucket =
        buckets.compute(
            source,
            (_, known) ->
                known != null && known.rate().equals(rate)
                    ? known
                    : new TokenBucket(rate, nowMillis));
    synchronized (bucket) {
      return bucket.take(nowMillis) ? 0 : Math.max(1, bucket.nextTokenAtMillis() - nowMillis);
    }
  }
}
