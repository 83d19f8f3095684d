package dev.hookline.bench.load;

/** Requests of one size that differ in a few bytes, so that one is made without allocating. */
public interface RequestTemplate {
  /** A whole request, head and body, that {@link #stamp} makes into a particular one. */
  byte[] blank();

  /**
   * Writes everything that is particular to one request into a copy of {@link #blank()}.
   *
   * @param request number of the request; its events have the sequences {@code request *
   *     eventsPerRequest()} and following
   */
  void stamp(byte[] target, long request);

  /** Events that one request carries. */
  int eventsPerRequest();
}
