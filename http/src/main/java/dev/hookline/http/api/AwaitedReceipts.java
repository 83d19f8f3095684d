package dev.hookline.http.api;

import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.StoreUnavailable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Waits for the receipts of what is stored together. */
public final class AwaitedReceipts implements Intake.IndexedReceipts {

  /** Longer than any log lets an append wait; then something is broken. */
  private static final long WAIT_SECONDS = 30;

  private final AtomicReferenceArray<Receipt> receipts;
  private final CountDownLatch missing;

  public AwaitedReceipts(int count) {
    receipts = new AtomicReferenceArray<>(count);
    missing = new CountDownLatch(count);
  }

  @Override
  public void receipt(int position, Receipt receipt) {
    if (receipts.getAndSet(position, receipt) == null) {
      missing.countDown();
    }
  }

  /**
   * All receipts by position. Blocks.
   *
   * @throws StoreUnavailable when they do not come
   */
  public List<Receipt> await() {
    try {
      if (!missing.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new StoreUnavailable("no receipt within " + WAIT_SECONDS + " s");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("stopping", stopping);
    }
    return IntStream.range(0, receipts.length()).mapToObj(receipts::get).toList();
  }
}
