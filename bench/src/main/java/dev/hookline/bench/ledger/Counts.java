package dev.hookline.bench.ledger;

/**
 * What the server says of itself.
 *
 * @param accepted events accepted
 * @param delivered deliveries that ended with a 2xx
 * @param pending deliveries that are still to be tried
 * @param dead deliveries that were given up
 */
public record Counts(long accepted, long delivered, long pending, long dead) {
  /** What came since an earlier reading. */
  public Counts since(Counts earlier) {
    return new Counts(
        accepted - earlier.accepted,
        delivered - earlier.delivered,
        pending - earlier.pending,
        dead - earlier.dead);
  }

  long deliveries() {
    return delivered + pending + dead;
  }
}
