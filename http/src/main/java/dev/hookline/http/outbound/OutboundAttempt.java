package dev.hookline.http.outbound;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.AttemptVerdict;
import dev.hookline.delivery.guard.RefusalCode;
import dev.hookline.delivery.guard.Resolution;
import dev.hookline.delivery.guard.Resolver;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Headers;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Timings;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request from lookup to answer: resolve, vet, borrow a connection, send, read. Its deadline
 * runs from the beginning to the last byte of the answer. On its event loop only.
 */
final class OutboundAttempt extends Deadline implements ConnectionPool.Borrower {

  /** A connection that the peer closed meanwhile fails at once; later it is another matter. */
  private static final long STALE_WITHIN_NANOS = 1_000_000_000;

  private enum Phase {
    RESOLVING,
    CONNECTING,
    EXCHANGING,
    ENDED
  }

  private final OutboundLoop loop;
  private final AddressGuard guard;
  private final OutboundRequest request;
  private final Consumer<Exchange> done;
  private final long startNanos = System.nanoTime();

  private Phase phase = Phase.RESOLVING;
  private List<InetAddress> addresses = List.of();
  private int nextAddress;
  private @Nullable Route route;
  private @Nullable HttpExchange exchange;
  private boolean resent;
  private long sentNanos;
  private long lookupMicros;
  private long resolvedMicros = -1;
  private long connectedMicros = -1;
  private long firstByteMicros = -1;

  OutboundAttempt(
      OutboundLoop loop, AddressGuard guard, OutboundRequest request, Consumer<Exchange> done) {
    this.loop = loop;
    this.guard = guard;
    this.request = request;
    this.done = done;
  }

  void start(Resolver resolver) {
    loop.deadlines().add(this, startNanos + request.timeout().toNanos());
    failingInsteadOfThrowing(
        () -> guard.vetForAttempt(request.url(), onThisLoop(resolver), this::vetted));
  }

  private Resolver onThisLoop(Resolver resolver) {
    return (name, whenDone) ->
        resolver.resolve(name, resolution -> loop.run(() -> resolved(resolution, whenDone)));
  }

  private void resolved(Resolution resolution, Consumer<Resolution> whenDone) {
    if (phase == Phase.RESOLVING) {
      lookupMicros = elapsedMicros();
      failingInsteadOfThrowing(() -> whenDone.accept(resolution));
    }
  }

  /** A defect ends the attempt here and now; one of the caller's is the caller's. */
  private void failingInsteadOfThrowing(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException defect) {
      if (phase == Phase.ENDED) {
        throw defect;
      }
      fail(AttemptError.INTERNAL, FailureReading.oneLine(defect));
    }
  }

  private void vetted(AttemptVerdict verdict) {
    switch (verdict) {
      case AttemptVerdict.Allowed(TargetUrl _, List<InetAddress> allowed) -> {
        resolvedMicros = lookupMicros;
        connect(allowed);
      }
      case AttemptVerdict.Blocked(RefusalCode _, String reason) -> {
        resolvedMicros = lookupMicros;
        fail(AttemptError.BLOCKED, reason);
      }
      case AttemptVerdict.Unresolved(String reason) -> fail(AttemptError.DNS, reason);
    }
  }

  private void connect(List<InetAddress> allowed) {
    phase = Phase.CONNECTING;
    addresses = allowed.subList(0, Math.min(allowed.size(), Limits.ADDRESSES_TRIED));
    for (InetAddress address : addresses) {
      Route candidate = Route.of(request.url(), address);
      if (addresses.size() == 1 || loop.hasIdle(candidate)) {
        nextAddress = addresses.size();
        route = candidate;
        loop.pool(candidate).borrow(this);
        return;
      }
    }
    connectToNext();
  }

  private void connectToNext() {
    Route chosen = Route.of(request.url(), addresses.get(nextAddress++));
    route = chosen;
    loop.pool(chosen).borrow(this);
  }

  @Override
  public boolean isWaiting() {
    return phase == Phase.CONNECTING;
  }

  @Override
  public void connectFailed(Throwable cause) {
    if (nextAddress < addresses.size()) {
      connectToNext();
    } else if (route != null) {
      fail(FailureReading.ofConnecting(route, cause));
    }
  }

  @Override
  public void connected(RouteConnection connection, boolean reused) {
    phase = Phase.EXCHANGING;
    connectedMicros = reused ? 0 : elapsedMicros();
    sentNanos = System.nanoTime();
    HttpExchange started = new HttpExchange(this, connection, reused);
    exchange = started;
    started.send(request);
  }

  /** The status line and the headers have come. */
  void answerBegun() {
    firstByteMicros = elapsedMicros();
  }

  void answered(int status, Headers headers, AnswerBody body) {
    if (end()) {
      done.accept(
          new Exchange.Answered(
              status, headers, body.kept(), body.isTruncated(), elapsedMicros(), timings()));
    }
  }

  /**
   * No answer could be read. A connection that was open already may have been closed by the peer
   * while the request was on its way: the request goes out once more, on a connection of its own.
   * Whether the peer has seen it cannot be known, as with every retry; its id tells the receiver.
   *
   * @param maybeUnseen whether the connection was open already and brought not one byte since
   */
  void failedBeforeAnswer(boolean maybeUnseen, Failure failure) {
    boolean atOnce = System.nanoTime() - sentNanos < STALE_WITHIN_NANOS;
    if (phase == Phase.EXCHANGING && maybeUnseen && atOnce && !resent && route != null) {
      resent = true;
      connectedMicros = -1;
      phase = Phase.CONNECTING;
      loop.pool(route).borrowFresh(this);
    } else {
      fail(failure);
    }
  }

  void fail(Failure failure) {
    fail(failure.error(), failure.detail());
  }

  private void fail(AttemptError error, String detail) {
    if (end()) {
      HttpExchange running = exchange;
      Exchange.Begun begun = running == null ? null : running.begun();
      done.accept(new Exchange.Failed(error, detail, begun, elapsedMicros(), timings()));
    }
  }

  @Override
  void expired() {
    String within = " within " + request.timeout().toMillis() + " ms";
    HttpExchange running = exchange;
    switch (phase) {
      case RESOLVING ->
          fail(AttemptError.DNS, "no answer to the lookup of " + request.url().host() + within);
      case CONNECTING -> fail(AttemptError.CONNECT_TIMEOUT, "no connection to " + route + within);
      case EXCHANGING -> {
        fail(
            AttemptError.TIMEOUT,
            (firstByteMicros < 0 ? "no answer" : "no complete answer") + within);
        if (running != null) {
          running.abandon();
        }
      }
      case ENDED -> {}
    }
  }

  private boolean end() {
    if (phase == Phase.ENDED) {
      return false;
    }
    phase = Phase.ENDED;
    loop.deadlines().cancel(this);
    return true;
  }

  private Timings timings() {
    return new Timings(resolvedMicros, connectedMicros, firstByteMicros);
  }

  private long elapsedMicros() {
    return (System.nanoTime() - startNanos) / 1_000;
  }
}
