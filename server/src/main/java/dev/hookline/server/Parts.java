package dev.hookline.server;

import dev.hookline.confirm.ConfirmationVisits;
import dev.hookline.confirm.Destinations;
import dev.hookline.confirm.VisitLimits;
import dev.hookline.delivery.DeliveryNews;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.GuardPolicy;
import dev.hookline.delivery.guard.OwnListeners;
import dev.hookline.delivery.guard.Resolver;
import dev.hookline.http.HttpServerSettings;
import dev.hookline.http.api.ApiLimits;
import dev.hookline.http.api.Cursors;
import dev.hookline.http.outbound.BriefCache;
import dev.hookline.http.outbound.NameServerLookup;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.EventLog;
import dev.hookline.ingest.RequestLog;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineClock;
import dev.hookline.job.LaneExecutors;
import dev.hookline.job.Ticking;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.DeliveryControl;
import dev.hookline.operate.KeyText;
import dev.hookline.operate.Scope;
import dev.hookline.server.config.Config;
import dev.hookline.store.sqlite.AesSecretCipher;
import dev.hookline.store.sqlite.SecretCipher;
import dev.hookline.store.sqlite.SqliteStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the parts of a {@link Server} that depend on its settings. */
final class Parts {

  private static final Logger log = LoggerFactory.getLogger(Parts.class);

  private static final Duration HEAD_PATIENCE = Duration.ofSeconds(10);
  private static final Duration BODY_PATIENCE = Duration.ofSeconds(30);
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int REQUEST_LINE_BYTES_MAX = 8 * 1024;
  private static final int HEADER_BYTES_MAX = 32 * 1024;

  private Parts() {}

  static SqliteStore store(Config config, InstantSource clock, Meters meters) {
    return DataFolder.open(
        config.dataDir(),
        clock,
        config.secretKey().<SecretCipher>map(AesSecretCipher::new).orElse(SecretCipher.NONE),
        meters);
  }

  static EventLog eventLog(SqliteStore store) {
    String fault = System.getProperty("hookline.fault", "");
    if (!fault.isEmpty()) {
      log.warn(
          "hookline.fault is {}: THIS SERVER LOSES WHAT IT ACCEPTS. For tests and benchmarks only.",
          fault);
    }
    return fault.equals(NothingStored.FAULT) ? new NothingStored() : store.eventLog();
  }

  static Vertx vertx(Config config) {
    return Vertx.vertx(
        new VertxOptions()
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(config.eventLoops())
            .setUseDaemonThread(true));
  }

  static HttpServerSettings httpSettings(Config config) {
    return new HttpServerSettings(
        config.host(),
        config.port(),
        config.eventLoops(),
        config.maxBodyBytes(),
        REQUEST_LINE_BYTES_MAX,
        HEADER_BYTES_MAX,
        HEAD_PATIENCE,
        BODY_PATIENCE,
        STORE_PATIENCE,
        IDLE,
        config.trustedProxies());
  }

  /**
   * One thread for each part that has work to do at certain times, so that none waits for another.
   */
  static List<EngineClock> clocks(
      Ticking engine, Ticking runs, Ticking schedules, InstantSource clock) {
    return List.of(
        new EngineClock("engine-clock", engine, clock),
        new EngineClock("run-clock", runs, clock),
        new EngineClock("schedule-clock", schedules, clock));
  }

  static ApiLimits apiLimits(Config config) {
    ApiLimits standard = ApiLimits.STANDARD;
    return new ApiLimits(
        config.maxBodyBytes(),
        config.maxBatchBytes(),
        Math.max(standard.bodiesMaxBytes(), 2L * config.maxBatchBytes()),
        standard.bodyTimeout());
  }

  static AddressGuard guard(Config config, OwnListeners ownListeners) {
    return new AddressGuard(
        GuardPolicy.strict()
            .exempting(config.deliveryAllow())
            .withPlainHttpToPublicHosts(config.deliveryAllowHttp())
            .withOwn(Set.of(), ownListeners));
  }

  /** Where this server listens, so that no endpoint can make it call itself. */
  static OwnListeners ownListeners() {
    try {
      return new OwnListeners(
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .collect(Collectors.toUnmodifiableSet()));
    } catch (SocketException unreadable) {
      throw new StartFailure("cannot read this machine's network addresses", unreadable);
    }
  }

  static DeliveryControl deliveryControl(
      SqliteStore store, Endpoints endpoints, Engine engine, ChangeFeed feed, InstantSource clock) {
    return new DeliveryControl(
        store.jobReader(),
        store.jobActions(),
        store.eventReader(),
        endpoints,
        engine,
        new DeliveryNews(store.eventReader(), feed),
        clock);
  }

  static ConfirmationVisits confirmations(
      OutboundHttp outbound,
      LaneExecutors lanes,
      Destinations destinations,
      RequestLog requests,
      Meters meters,
      String userAgent) {
    return new ConfirmationVisits(
        outbound, lanes, destinations, requests, meters, VisitLimits.STANDARD, userAgent);
  }

  static Resolver resolver(Vertx vertx) {
    return new BriefCache(new NameServerLookup(vertx));
  }

  /**
   * The operator's key, or one that is made because there is none.
   *
   * @return the text of a key that was made, which is known only now
   */
  static Optional<String> firstKey(Config config, ApiKeys keys, Id project, InstantSource clock) {
    if (config.apiKey().isPresent()) {
      ApiKey key = keys.ensure(project, "HOOKLINE_API_KEY", config.apiKey().get());
      if (!key.isActive(clock.instant())) {
        log.warn(
            "HOOKLINE_API_KEY opens nothing: its key {} was revoked or has expired. Choose another"
                + " text, or leave it unset",
            key.id().text(IdPrefix.KEY));
      }
      return Optional.empty();
    }
    boolean hasOne = keys.of(project).stream().anyMatch(key -> key.revokedAt() == null);
    return hasOne
        ? Optional.empty()
        : Optional.of(keys.create(project, "first key", Set.of(Scope.ADMIN), null).text());
  }

  /** Cursors outlive a restart; nothing depends on their key being secret. */
  static Cursors cursors(Id project) {
    return new Cursors(KeyText.hash("cursors of " + project.text(IdPrefix.PROJECT)));
  }

  static <T> T await(Future<T> future, Duration patience, String what) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new StartFailure("cannot " + what + ": " + String.valueOf(failure.getCause()), failure);
    } catch (TimeoutException late) {
      throw new StartFailure("took too long to " + what, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("was interrupted", interrupted);
    }
  }
}
