package dev.hookline.http.api;

import dev.hookline.ingest.Receipt;
import dev.hookline.job.StoreUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Waits for the receipt of one event. */
public final class AwaitedReceipt implements Consumer<Receipt> {

  /** Longer than any log lets an append wait; then something is broken. */
  private static final long WAIT_SECONDS = 30;

  private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

  @Override
  public void accept(Receipt arrived) {
    receipt.complete(arrived);
  }

  /**
   * Blocks.
   *
   * @throws StoreUnavailable when it does not come
   */
  public Receipt await() {
    try {
      return receipt.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new StoreUnavailable("no receipt within " + WAIT_SECONDS + " s", late);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("stopping", stopping);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
