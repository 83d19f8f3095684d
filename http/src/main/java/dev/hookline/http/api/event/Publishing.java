package dev.hookline.http.api.event;

import dev.hookline.event.Event;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.AwaitedReceipts;
import dev.hookline.http.api.IdempotencyKey;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.ingest.Publication;
import dev.hookline.ingest.Publisher;
import dev.hookline.ingest.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers publish requests when their events are on stable storage. */
final class Publishing {

  private static final Problem NOT_STORED =
      ProblemCode.STORE_UNAVAILABLE.problem("The event could not be stored at present.");

  private final Publisher publisher;
  private final int payloadBytesMax;

  Publishing(Publisher publisher, int payloadBytesMax) {
    this.publisher = publisher;
    this.payloadBytesMax = payloadBytesMax;
  }

  ApiAnswer one(ApiCall call) {
    Publication publication = PublishBody.one(call.body(), payloadBytesMax);
    return publish(call, List.of(publication))
        .getFirst()
        .<ApiAnswer>map(ApiAnswer::accepted)
        .orElseGet(() -> new ApiAnswer.Failed(NOT_STORED));
  }

  ApiAnswer batch(ApiCall call) {
    List<ReadItem> items = PublishBody.batch(call.body(), payloadBytesMax);
    List<Publication> publications = new ArrayList<>(items.size());
    for (ReadItem item : items) {
      if (item instanceof ReadItem.Good(Publication publication)) {
        publications.add(publication);
      }
    }
    List<Optional<Published>> published = publish(call, publications);
    boolean isComplete = published.stream().allMatch(Optional::isPresent);
    if (!isComplete && published.stream().allMatch(Optional::isEmpty)) {
      return new ApiAnswer.Failed(NOT_STORED);
    }
    return new ApiAnswer.Written(202, BatchAnswer.write(items, published, NOT_STORED), isComplete);
  }

  /** Stores them together. */
  private List<Optional<Published>> publish(ApiCall call, List<Publication> publications) {
    if (publications.isEmpty()) {
      return List.of();
    }
    AwaitedReceipts receipts = new AwaitedReceipts(publications.size());
    List<Event> events = publisher.publish(call.project(), publications, dedupeKey(call), receipts);
    List<Receipt> got = receipts.await();
    List<Optional<Published>> published = new ArrayList<>(got.size());
    for (int at = 0; at < got.size(); at++) {
      published.add(Published.of(events.get(at), got.get(at)));
    }
    return published;
  }

  /**
   * The fingerprint goes along, because events are kept longer than answers: the same key with
   * another body, a day later, names other events.
   */
  private static @Nullable String dedupeKey(ApiCall call) {
    IdempotencyKey key = call.idempotencyKey();
    return key == null ? null : key.text() + " " + key.fingerprint();
  }
}
