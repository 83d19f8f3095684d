package dev.hookline.confirm;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.RefusalCode;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Confirmation;
import dev.hookline.ingest.Confirmations;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.Source;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import dev.hookline.job.LaneExecutors;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.live.Meters;
import dev.hookline.signatures.handshake.Visit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the URLs that genuine handshakes name, through the same client and past the same guard as
 * deliveries, each on a thread of its own. A visit is not stored before it is made: one that a
 * killed server left stays pending, and the sender is asked for another message.
 */
public final class ConfirmationVisits implements Confirmations, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ConfirmationVisits.class);
  private static final long CLOSE_PATIENCE_MILLIS = 1_000;

  /** The client ends each attempt in time; a defect of it must not keep a place for good. */
  private static final int PATIENCE_FACTOR = 2;

  private static final Confirmation STOPPED = Confirmation.failed("the server was stopped");

  private final OutboundHttp http;
  private final LaneExecutors lanes;
  private final Destinations destinations;
  private final RequestLog requests;
  private final Meters meters;
  private final VisitLimits limits;
  private final Headers headers;
  private final Semaphore places;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public ConfirmationVisits(
      OutboundHttp http,
      LaneExecutors lanes,
      Destinations destinations,
      RequestLog requests,
      Meters meters,
      VisitLimits limits,
      String userAgent) {
    this.http = http;
    this.lanes = lanes;
    this.destinations = destinations;
    this.requests = requests;
    this.meters = meters;
    this.limits = limits;
    this.headers = new Headers.Builder().add("User-Agent", userAgent).add("Accept", "*/*").build();
    this.places = new Semaphore(limits.mostAtOnce());
  }

  @Override
  public void confirm(Source source, Id request, Visit visit) {
    threads.execute(() -> note(source, request, confirmation(source, visit)));
  }

  private Confirmation confirmation(Source source, Visit visit) {
    return switch (visit) {
      case Visit.NotAllowed(String why) -> Confirmation.refused(why);
      case Visit.To(String url) ->
          switch (destinations.of(url)) {
            case Checked.Refused<TargetUrl>(RefusalCode _, String reason) ->
                Confirmation.refused(reason);
            case Checked.Ok<TargetUrl>(TargetUrl target) -> whenThereIsRoom(source, target);
          };
    };
  }

  private Confirmation whenThereIsRoom(Source source, TargetUrl target) {
    if (!places.tryAcquire()) {
      return Confirmation.failed(limits.mostAtOnce() + " confirmations are under way already");
    }
    try {
      return visit(new Lane(JobKind.DELIVERY, source.id()), target);
    } catch (InterruptedException stopped) {
      return STOPPED;
    } finally {
      places.release();
    }
  }

  private Confirmation visit(Lane lane, TargetUrl target) throws InterruptedException {
    VisitOutcome outcome = attempt(lane, target);
    for (Duration pause : limits.pauses()) {
      if (!outcome.mayDiffer()) {
        break;
      }
      if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return STOPPED;
      }
      outcome = attempt(lane, target);
    }
    return outcome.confirmation();
  }

  private VisitOutcome attempt(Lane lane, TargetUrl target) throws InterruptedException {
    OutboundRequest request = OutboundRequest.get(target, headers, limits.timeout());
    CompletableFuture<Exchange> ended = new CompletableFuture<>();
    lanes.of(lane).execute(() -> http.send(request, ended::complete));
    try {
      return VisitOutcome.of(
          ended.get(PATIENCE_FACTOR * limits.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException defect) {
      return new VisitOutcome(Confirmation.failed("the attempt did not end"), false);
    }
  }

  private void note(Source source, Id request, Confirmation confirmation) {
    String result = confirmation.state().word();
    meters.confirmed(source.provider(), result);
    String sourceId = source.id().text(IdPrefix.SOURCE);
    String requestId = request.text(IdPrefix.REQUEST);
    if (confirmation.state() == Confirmation.State.CONFIRMED) {
      log.info("subscription.confirmed source={} request={}", sourceId, requestId);
    } else {
      log.warn(
          "subscription.not_confirmed source={} request={} result={} reason={}",
          sourceId,
          requestId,
          result,
          confirmation.detail());
    }
    try {
      requests.confirmation(request, confirmation);
    } catch (StoreUnavailable unavailable) {
      log.warn("How a confirmation ended was not stored: {}", unavailable.getMessage());
    }
  }

  /** Gives up what is under way, and notes that. */
  @Override
  public void close() {
    closing.countDown();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(CLOSE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        log.warn("Some confirmations were left pending");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
