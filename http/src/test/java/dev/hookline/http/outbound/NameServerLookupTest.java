package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.guard.Resolution;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameServerLookupTest {

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final ScriptedNameServer server = ScriptedNameServer.start();
  private final NameServerLookup lookup =
      new NameServerLookup(
          vertx,
          new SingletonDnsServerAddressStreamProvider(server.address()),
          Duration.ofMillis(300));

  @AfterEach
  void close() {
    lookup.close();
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Resolution resolve(String name) {
    CompletableFuture<Resolution> done = new CompletableFuture<>();
    lookup.resolve(name, done::complete);
    return done.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void every_address_of_both_families_is_returned() {
    server.addressesOf("many.test", "192.0.2.1", "192.0.2.2", "2001:db8::1");

    assertThat(resolve("many.test"))
        .isInstanceOfSatisfying(
            Resolution.Found.class,
            found ->
                assertThat(found.addresses())
                    .extracting(InetAddress::getHostAddress)
                    .containsExactly("192.0.2.1", "192.0.2.2", "2001:db8:0:0:0:0:0:1"));
  }

  @Test
  void the_hosts_file_comes_first() {
    assertThat(resolve("localhost"))
        .isInstanceOfSatisfying(
            Resolution.Found.class,
            found -> assertThat(found.addresses()).allMatch(InetAddress::isLoopbackAddress));
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, the name server failed to look up broken.test (SERVFAIL)",
    "3, broken.test does not exist (NXDOMAIN)",
    "5, the name servers give no address for broken.test"
  })
  void an_error_of_the_name_server_is_told(int code, String reason) {
    server.failsWith(code);

    assertThat(resolve("broken.test"))
        .isInstanceOfSatisfying(
            Resolution.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }

  @Test
  void a_silent_name_server_is_given_up() {
    server.saysNothing();

    assertThat(resolve("silent.test"))
        .isInstanceOfSatisfying(
            Resolution.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .isEqualTo("no answer from the name server about silent.test"));
  }

  @Test
  void a_name_is_asked_for_as_it_is() {
    server.failsWith(3);

    resolve("absolute.test");

    assertThat(server.asked()).isNotEmpty().containsOnly("absolute.test");
  }
}
