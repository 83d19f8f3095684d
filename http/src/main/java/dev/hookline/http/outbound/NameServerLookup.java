package dev.hookline.http.outbound;

import dev.hookline.delivery.guard.Resolution;
import dev.hookline.delivery.guard.Resolver;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.util.concurrent.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks the name servers of the operating system, after its hosts file, without blocking a thread: a
 * name server that is slow for one name delays no other. A name is always taken as absolute; search
 * domains do not apply.
 */
public final class NameServerLookup implements Resolver, AutoCloseable {

  private static final int SERVER_FAILURE = 2;
  private static final int NO_SUCH_NAME = 3;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

  private final DnsNameResolver resolver;

  public NameServerLookup(Vertx vertx) {
    this(vertx, DnsServerAddressStreamProviders.platformDefault(), ANSWER_LIMIT);
  }

  NameServerLookup(Vertx vertx, DnsServerAddressStreamProvider servers, Duration answerLimit) {
    VertxInternal internal = (VertxInternal) vertx;
    EventLoop loop = internal.nettyEventLoopGroup().next();
    this.resolver =
        new DnsNameResolverBuilder(loop)
            .datagramChannelFactory(internal.transport().datagramChannelFactory())
            .socketChannelFactory(
                () -> (SocketChannel) internal.transport().channelFactory(false).newChannel())
            // A port of its own for each lookup makes forged answers harder (RFC 5452).
            .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
            .nameServerProvider(servers)
            .queryTimeoutMillis(answerLimit.toMillis())
            .resolveCache(NoopDnsCache.INSTANCE)
            // All addresses are to be vetted, those of a family that this machine lacks included.
            .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
            .completeOncePreferredResolved(false)
            .searchDomains(List.of())
            .build();
  }

  @Override
  public void resolve(String name, Consumer<Resolution> whenDone) {
    resolver
        .resolveAll(name)
        .addListener((Future<List<InetAddress>> lookup) -> whenDone.accept(read(name, lookup)));
  }

  @Override
  public void close() {
    resolver.close();
  }

  private static Resolution read(String name, Future<List<InetAddress>> lookup) {
    return lookup.isSuccess()
        ? new Resolution.Found(lookup.getNow())
        : new Resolution.Failed(reason(name, lookup.cause()));
  }

  private static String reason(String name, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DnsNameResolverTimeoutException) {
        return "no answer from the name server about " + name;
      }
      if (cause instanceof DnsErrorCauseException answered) {
        return switch (answered.getCode().intValue()) {
          case SERVER_FAILURE -> "the name server failed to look up " + name + " (SERVFAIL)";
          case NO_SUCH_NAME -> name + " does not exist (NXDOMAIN)";
          default -> "the name server refuses to look up " + name;
        };
      }
    }
    return "the name servers give no address for " + name;
  }
}
