package dev.hookline.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.http.api.catalog.CatalogServer;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.CompiledSource;
import dev.hookline.ingest.Receiver;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.Sources;
import dev.hookline.live.Meters;
import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.scheme.EventFields;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A verification that takes its time is done elsewhere; the event loop goes on. */
final class SlowVerificationTest {

  private static final String SLOW = "slow-source-of-a-test";
  private static final String FAST = "fast-source-of-a-test";

  private final Vertx vertx = Vertx.vertx();
  private final CatalogServer catalog = new CatalogServer();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void stop() {
    mayEnd.countDown();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    catalog.close();
  }

  @Test
  void others_are_answered_while_a_slow_verification_is_under_way() throws Exception {
    RawClient client = new RawClient(start());
    CompletableFuture<Integer> slow = new CompletableFuture<>();
    Thread.startVirtualThread(() -> slow.complete(status(client, SLOW)));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(status(client, FAST)).isEqualTo(401);

    assertThat(slow).isNotDone();
    mayEnd.countDown();
    assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(401);
  }

  private int start() throws Exception {
    Sources sources =
        new Sources(catalog.store.sources(), (source, now) -> compiled(source), catalog.clock);
    sources.add(source(1, SLOW));
    sources.add(source(2, FAST));
    Receiver receiver =
        new Receiver(
            sources,
            catalog.intake,
            catalog.store.requests(),
            new IdGenerator(catalog.clock, 1),
            catalog.clock,
            Runnable::run,
            (_, _, _) -> {});
    HttpServerSettings settings =
        new HttpServerSettings(
            "127.0.0.1",
            0,
            1,
            1 << 20,
            8 * 1024,
            32 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            AddressList.EMPTY);
    return new HookServer(
            vertx,
            settings,
            receiver,
            catalog.api.router::handle,
            Meters.NONE,
            () -> CatalogServer.PUBLIC_URL)
        .start()
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private CompiledSource compiled(Source source) {
    boolean isSlow = source.token().equals(SLOW);
    return new CompiledSource(
        source,
        (request, now) -> isSlow ? afterAWhile(request) : refused(),
        EventFields.NONE,
        null,
        false,
        isSlow,
        null,
        false,
        false,
        null);
  }

  private Verdict afterAWhile(SignedRequest request) {
    assertThat(request.headerValues("host")).as("can be read on this thread").containsExactly("a");
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return refused();
  }

  private static Verdict refused() {
    return Verdict.refused(Refusal.MISMATCH);
  }

  private static Source source(long id, String token) {
    return new Source(
        new Id(9, id),
        new Id(9, 9),
        token,
        token,
        "hmac",
        null,
        List.of(),
        true,
        Instant.EPOCH,
        null);
  }

  private static int status(RawClient client, String token) {
    String request = "POST /in/" + token + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";
    try {
      return client.send(request.getBytes(ISO_8859_1), false, false).status();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
