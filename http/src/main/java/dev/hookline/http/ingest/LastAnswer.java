package dev.hookline.http.ingest;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.VertxConnection;
import java.util.Objects;

/**
 * Ends a connection with its last answer. The close comes a moment later, because closing a socket
 * with unread input makes the system throw the answer away. What comes meanwhile is thrown away: it
 * may look like a request, but after an answer that ends the connection none may be processed (RFC
 * 9112 section 9.6).
 */
public final class LastAnswer {

  private static final long LINGER_MILLIS = 250;

  /** The name that Vert.x gives the decoder. */
  private static final String DECODER = "httpDecoder";

  private static final String NOTHING_MORE = "nothing-more";

  private LastAnswer() {}

  /** To be called on the event loop before the answer is written. */
  public static void of(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    // Last of all: to a client of HTTP/1.0 that keeps connections Vert.x promises to keep it.
    response.headersEndHandler(
        headers -> response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
    readNothingMore(((VertxConnection) request.connection()).channel().pipeline());
    Vertx vertx = Objects.requireNonNull(Vertx.currentContext(), "not on an event loop").owner();
    response.endHandler(ended ->
        vertx.setTimer(LINGER_MILLIS, timer -> request.connection().close().onFailure(gone -> {})));
  }

  private static void readNothingMore(ChannelPipeline pipeline) {
    if (pipeline.get(DECODER) != null && pipeline.get(NOTHING_MORE) == null) {
      pipeline.addAfter(DECODER, NOTHING_MORE, new Discard());
    }
  }

  /** Stands behind the decoder, which may be in the midst of what it has read already. */
  private static final class Discard extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }
  }
}
