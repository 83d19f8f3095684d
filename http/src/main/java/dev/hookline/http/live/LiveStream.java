package dev.hookline.http.live;

import dev.hookline.live.Change;
import dev.hookline.live.ChangeFeed;

/**
 * One reader of the feed. It asks the feed for what follows, on its event loop, whenever something
 * changed and the connection takes more; a slow reader falls behind in the ring and is told of the
 * gap, and nobody waits for it.
 */
final class LiveStream {

  private static final int CHANGES_PER_TURN = 256;

  private final ChangeFeed feed;
  private final String feedName;
  private final LiveFilter filter;
  private final OpenDeliveries open;
  private final EventStream stream;
  private long lastNumber;

  /**
   * @param feedName distinguishes this process's numbers from an earlier one's
   * @param lastNumber the number after which the reader wants to go on
   * @param open whose end is the end of the stream
   */
  LiveStream(
      ChangeFeed feed,
      String feedName,
      LiveFilter filter,
      long lastNumber,
      OpenDeliveries open,
      EventStream stream) {
    this.feed = feed;
    this.feedName = feedName;
    this.filter = filter;
    this.lastNumber = lastNumber;
    this.open = open;
    this.stream = stream;
  }

  /**
   * On the response's event loop, after the head was set.
   *
   * @param whenOver is run once, when the stream is over
   */
  void start(String firstText, Runnable whenOver) {
    stream.start(firstText, feed::onChange, this::writeNew, whenOver);
  }

  private void writeNew() {
    ChangeFeed.Page page = feed.after(lastNumber, CHANGES_PER_TURN);
    StringBuilder text = new StringBuilder();
    if (page.gap()) {
      text.append("event: gap\ndata: {\"reason\":\"some changes are no longer kept\"}\n\n");
    }
    long number = page.lastNumber() - page.changes().size();
    for (Change change : page.changes()) {
      number++;
      if (filter.wants(change)) {
        text.append(ChangeText.of(change, feedName + "-" + number));
        open.see(number, change);
      }
    }
    lastNumber = page.lastNumber();
    if (open.endAt(lastNumber, page.gap())) {
      stream.end(text);
      return;
    }
    stream.write(text);
    if (page.changes().size() == CHANGES_PER_TURN) {
      stream.wake();
    }
  }
}
