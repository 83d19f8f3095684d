package dev.hookline.job;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a page of attempts, last first. It ends early when its attempts have become large, for a
 * receiver decides how much is kept of its answers; each page has at least one.
 */
public final class AttemptPage {

  /** Of the headers and bodies of one page; the attempt that is larger alone still comes. */
  public static final int BYTES_MAX = 512 * 1024;

  private final List<Attempt> attempts = new ArrayList<>();
  private final PageRequest request;
  private long bytes;
  private @Nullable Id next;

  public AttemptPage(PageRequest request) {
    this.request = request;
  }

  /**
   * Takes an attempt, unless it belongs to the next page.
   *
   * @return false when it does, and no further one is of use
   */
  public boolean take(Attempt attempt) {
    long larger = bytes + attempt.weightBytes();
    boolean isFull =
        attempts.size() == request.limit() || (!attempts.isEmpty() && larger > BYTES_MAX);
    if (isFull) {
      next = attempts.getLast().id();
      return false;
    }
    bytes = larger;
    attempts.add(attempt);
    return true;
  }

  public Page<Attempt> page() {
    return new Page<>(List.copyOf(attempts), next);
  }
}
