package dev.hookline.http.live;

import dev.hookline.delivery.DeliveryStatus;
import dev.hookline.event.Event;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.live.Change;
import java.util.List;

/** What a stream of one event begins with. */
final class PresentState {

  private PresentState() {}

  /**
   * @param streamId where to go on after this state
   */
  static String text(Event event, List<Job> deliveries, String streamId) {
    StringBuilder text = new StringBuilder();
    boolean unmatched = event.targets() == 0;
    text.append(
        ChangeText.of(
            new Change(
                Change.Kind.EVENT,
                event.id(),
                event.project(),
                event.id(),
                event.type(),
                event.source(),
                null,
                unmatched ? "unmatched" : "accepted",
                0,
                unmatched ? "no_endpoint_matched" : null,
                null,
                null,
                event.receivedAt()),
            streamId));
    for (Job delivery : deliveries.reversed()) {
      text.append(ChangeText.of(change(event, delivery), streamId));
    }
    return text.toString();
  }

  private static Change change(Event event, Job delivery) {
    return new Change(
        Change.Kind.DELIVERY,
        delivery.id(),
        delivery.project(),
        event.id(),
        event.type(),
        event.source(),
        delivery.target(),
        DeliveryStatus.of(delivery),
        delivery.attempt(),
        delivery.reason(),
        delivery.lastStatusCode(),
        delivery.status() == JobStatus.READY ? delivery.dueAt() : null,
        delivery.finishedAt() == null ? delivery.createdAt() : delivery.finishedAt());
  }
}
