package dev.hookline.http.outbound;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.AttemptVerdict;
import dev.hookline.delivery.guard.Resolver;
import dev.hookline.event.Headers;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Timings;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The least that a client on Netty's own codec has to do, as a measure for what Vert.x adds:
 * vetting, pool, deadline, timings and answer as in {@link VertxOutboundHttp}, failures left out.
 * One loop.
 */
final class BareNettyClient implements OutboundHttp {

  private final VertxInternal vertx;
  private final AddressGuard guard;
  private final Resolver resolver;
  private final Map<Route, ArrayDeque<Channel>> idle = new HashMap<>();
  private final EventLoop loop;
  private final DeadlineWheel deadlines;

  BareNettyClient(Context loop, AddressGuard guard, Resolver resolver) {
    this.vertx = (VertxInternal) loop.owner();
    this.loop = ((ContextInternal) loop).nettyEventLoop();
    this.deadlines = new DeadlineWheel(loop);
    this.guard = guard;
    this.resolver = resolver;
  }

  @Override
  public void send(OutboundRequest request, Consumer<Exchange> done) {
    Attempt attempt = new Attempt(request, done);
    deadlines.add(attempt, attempt.startNanos + request.timeout().toNanos());
    guard.vetForAttempt(request.url(), resolver, attempt::vetted);
  }

  private ArrayDeque<Channel> idle(Route route) {
    return idle.computeIfAbsent(route, _ -> new ArrayDeque<>());
  }

  private final class Attempt extends Deadline {
    private final OutboundRequest request;
    private final Consumer<Exchange> done;
    private final long startNanos = System.nanoTime();
    private final AnswerBody body = new AnswerBody();
    private long resolvedMicros = -1;
    private long firstByteMicros = -1;
    private int status;
    private Headers headers = Headers.NONE;

    Attempt(OutboundRequest request, Consumer<Exchange> done) {
      this.request = request;
      this.done = done;
    }

    void vetted(AttemptVerdict verdict) {
      var allowed = (AttemptVerdict.Allowed) verdict;
      resolvedMicros = elapsedMicros();
      Route route = Route.of(request.url(), allowed.address());
      Channel channel = idle(route).poll();
      if (channel == null) {
        connect(route);
      } else {
        channel.pipeline().get(Connection.class).send(channel, this);
      }
    }

    private void connect(Route route) {
      Bootstrap bootstrap =
          new Bootstrap()
              .group(loop)
              .channelFactory(vertx.transport().channelFactory(false))
              .handler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      channel.pipeline().addLast(new HttpClientCodec(), new Connection(route));
                    }
                  });
      bootstrap
          .connect(new InetSocketAddress(route.address(), route.port()))
          .addListener((ChannelFuture connected) ->
              connected.channel().pipeline().get(Connection.class).send(connected.channel(), this));
    }

    void complete() {
      deadlines.cancel(this);
      done.accept(
          new Exchange.Answered(
              status,
              headers,
              body.kept(),
              body.isTruncated(),
              elapsedMicros(),
              new Timings(resolvedMicros, 0, firstByteMicros)));
    }

    @Override
    void expired() {
      done.accept(
          new Exchange.Failed(AttemptError.TIMEOUT, "late", null, elapsedMicros(), Timings.NONE));
    }

    private long elapsedMicros() {
      return (System.nanoTime() - startNanos) / 1_000;
    }
  }

  private final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    private final Route route;
    private @Nullable Attempt attempt;

    Connection(Route route) {
      this.route = route;
    }

    void send(Channel channel, Attempt sent) {
      attempt = sent;
      OutboundRequest request = sent.request;
      DefaultFullHttpRequest http =
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1,
              HttpMethod.POST,
              request.url().requestTarget(),
              Unpooled.wrappedBuffer(request.body()));
      http.headers().add("Host", request.url().hostHeader());
      request.headers().forEach((name, value) -> http.headers().add(name, value));
      http.headers().add("Content-Length", request.body().length);
      var _ = channel.writeAndFlush(http, channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext read, HttpObject part) {
      Attempt running = Objects.requireNonNull(attempt);
      if (part instanceof HttpResponse response) {
        running.firstByteMicros = running.elapsedMicros();
        running.status = response.status().code();
        Headers.Builder headers = new Headers.Builder();
        response.headers().forEach(field -> headers.add(field.getKey(), field.getValue()));
        running.headers = headers.build();
      }
      if (part instanceof HttpContent content) {
        running.body.add(Buffer.buffer(io.netty.buffer.ByteBufUtil.getBytes(content.content())));
      }
      if (part instanceof LastHttpContent) {
        idle(route).push(read.channel());
        running.complete();
      }
    }
  }
}
