package dev.hookline.ingest;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Makes one receipt of those of all events of a request, which are stored in one commit. */
final class BatchReceipts implements Intake.IndexedReceipts {

  private final AtomicReferenceArray<Receipt> receipts;
  private final AtomicInteger missing;
  private final boolean isBatch;
  private final Consumer<Receipt> done;

  /**
   * @param isBatch whether the request listed events, so that even one of them is answered as a
   *     batch
   */
  BatchReceipts(int count, boolean isBatch, Consumer<Receipt> done) {
    this.receipts = new AtomicReferenceArray<>(count);
    this.missing = new AtomicInteger(count);
    this.isBatch = isBatch;
    this.done = done;
  }

  @Override
  public void receipt(int position, Receipt receipt) {
    receipts.set(position, receipt);
    if (missing.decrementAndGet() == 0) {
      done.accept(whole());
    }
  }

  private Receipt whole() {
    List<Receipt> all =
        IntStream.range(0, receipts.length())
            .mapToObj(position -> Objects.requireNonNull(receipts.get(position)))
            .toList();
    return all.stream()
        .filter(Receipt.Unavailable.class::isInstance)
        .findFirst()
        .orElseGet(() -> isBatch ? Receipt.Batch.of(all) : all.getFirst());
  }
}
