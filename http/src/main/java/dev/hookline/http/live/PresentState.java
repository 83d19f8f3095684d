package dev.hookline.http.live;

import dev.hookline.delivery.DeliveryChange;
import dev.hookline.event.Event;
import dev.hookline.ingest.EventChange;
import dev.hookline.job.Job;
import dev.hookline.live.Change;
import java.time.Instant;
import java.util.List;

/** What a stream of one event begins with. */
final class PresentState {

  private PresentState() {}

  /**
   * @param streamId where to go on after this state
   */
  static String text(Event event, List<Job> deliveries, String streamId) {
    StringBuilder text = new StringBuilder();
    text.append(ChangeText.of(EventChange.of(event), streamId));
    for (Job delivery : deliveries.reversed()) {
      text.append(ChangeText.of(change(event, delivery), streamId));
    }
    return text.toString();
  }

  private static Change change(Event event, Job delivery) {
    Instant endedAt = delivery.finishedAt();
    return DeliveryChange.of(delivery, event, endedAt == null ? delivery.createdAt() : endedAt);
  }
}
