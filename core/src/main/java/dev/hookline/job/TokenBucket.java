package dev.hookline.job;

/**
 * A rate limit: holds up to {@code limit} tokens, refilled evenly. Not safe for several threads.
 */
public final class TokenBucket {

  private final Rate rate;
  private final double tokensPerMilli;
  private double tokens;
  private long filledAtMillis;

  public TokenBucket(Rate rate, long nowMillis) {
    this.rate = rate;
    this.tokensPerMilli = rate.limit() / (double) Math.max(1, rate.per().toMillis());
    this.tokens = rate.limit();
    this.filledAtMillis = nowMillis;
  }

  public Rate rate() {
    return rate;
  }

  /** Whether there was one. */
  public boolean take(long nowMillis) {
    long passed = Math.max(0, nowMillis - filledAtMillis);
    tokens = Math.min(rate.limit(), tokens + passed * tokensPerMilli);
    filledAtMillis = nowMillis;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }

  /** When the next token will be there, if none is now. */
  public long nextTokenAtMillis() {
    return filledAtMillis + (long) Math.ceil((1 - tokens) / tokensPerMilli);
  }
}
