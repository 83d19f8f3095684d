package dev.hookline.http.live;

import dev.hookline.event.Event;
import dev.hookline.ingest.EventChange;
import dev.hookline.live.Change;
import java.util.List;

/** What a stream of one event begins with. */
final class PresentState {

  private PresentState() {}

  /**
   * @param streamId where to go on after this state
   */
  static String text(Event event, List<Change> deliveries, String streamId) {
    StringBuilder text = new StringBuilder();
    text.append(ChangeText.of(EventChange.of(event), streamId));
    for (Change delivery : deliveries) {
      text.append(ChangeText.of(delivery, streamId));
    }
    return text.toString();
  }
}
