package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.hookline.delivery.guard.Resolution;
import dev.hookline.delivery.guard.Resolver;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What belongs to an event loop stays on it. */
class OutboundLoopTest {

  private static final Resolution LOOPBACK =
      new Resolution.Found(List.of(InetAddress.getLoopbackAddress()));

  private final FaultReceiver receiver = FaultReceiver.start().otherwise(Behaviour.status(200));

  @AfterEach
  void close() {
    receiver.close();
  }

  static Stream<Arguments> resolvers() {
    Resolver onAnotherThread =
        (_, whenDone) -> Thread.ofVirtual().start(() -> whenDone.accept(LOOPBACK));
    Resolver onTheLoopOutsideOfItsContext =
        (_, whenDone) -> {
          ContextInternal context =
              (ContextInternal) Objects.requireNonNull(Vertx.currentContext());
          context.nettyEventLoop().execute(() -> whenDone.accept(LOOPBACK));
        };
    return Stream.of(
        argumentSet("at once", Sender.EVERY_NAME_IS_LOOPBACK),
        argumentSet("on another thread", onAnotherThread),
        argumentSet("on the loop, outside of its context", onTheLoopOutsideOfItsContext));
  }

  private String url() {
    return "http://example.test:" + receiver.port() + "/hook";
  }

  /** The thread of the lane and the one on which the answer came. */
  private List<Thread> threadsOfExchange(Sender sender, Executor lane) {
    CompletableFuture<List<Thread>> threads = new CompletableFuture<>();
    lane.execute(() -> {
      Thread begun = Thread.currentThread();
      sender
          .http()
          .send(
              Sender.request(url(), Sender.LONG),
              _ -> threads.complete(List.of(begun, Thread.currentThread())));
    });
    return threads.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @ParameterizedTest
  @MethodSource("resolvers")
  void an_answer_comes_back_on_the_loop_of_its_lane_wherever_the_lookup_ended(Resolver resolver) {
    try (Sender sender = Sender.with(resolver, OutboundSettings.defaults())) {
      for (Executor lane : List.of(sender.lane(0), sender.laneOnAnotherLoopThan(0))) {
        List<Thread> threads = threadsOfExchange(sender, lane);

        assertThat(threads.getLast()).isSameAs(threads.getFirst());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("resolvers")
  void each_event_loop_uses_its_own_connections_again(Resolver resolver) {
    try (Sender sender = Sender.with(resolver, OutboundSettings.defaults())) {
      Executor one = sender.lane(0);
      Executor other = sender.laneOnAnotherLoopThan(0);

      threadsOfExchange(sender, one);
      threadsOfExchange(sender, other);
      threadsOfExchange(sender, one);
      threadsOfExchange(sender, other);

      assertThat(receiver.requests().stream().map(request -> request.connection()))
          .containsExactly(1, 2, 1, 2);
    }
  }

  @Test
  void requests_are_refused_off_the_event_loops() {
    try (Sender sender = Sender.toLoopback()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> sender.http().send(Sender.request(url(), Sender.LONG), _ -> {}));
    }
  }
}
