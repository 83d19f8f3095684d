package dev.hookline.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;

/**
 * Tells for one connection when a request head has begun and when it is complete. It stands on both
 * sides of the decoder, because Vert.x says nothing before a head is complete. What comes in one
 * piece costs two comparisons.
 */
final class HeadWatch {

  /** The name that Vert.x gives the decoder. */
  private static final String DECODER = "httpDecoder";

  private final HttpConnection connection;
  private final RequestHeads heads;
  private final HttpObjectDecoder decoder;
  private long completeHeads;
  private boolean inBody;

  private HeadWatch(HttpConnection connection, RequestHeads heads, HttpObjectDecoder decoder) {
    this.connection = connection;
    this.heads = heads;
    this.decoder = decoder;
  }

  static void over(HttpConnection connection, RequestHeads heads) {
    ChannelPipeline pipeline = ((VertxConnection) connection).channel().pipeline();
    HeadWatch watch = new HeadWatch(connection, heads, pipeline.get(HttpObjectDecoder.class));
    pipeline.addBefore(DECODER, "bytes-of-heads", watch.new Bytes());
    pipeline.addAfter(DECODER, "decoded-heads", watch.new Messages());
  }

  /** Before the decoder. */
  private final class Bytes extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      boolean belongToHead = !inBody;
      long completeBefore = completeHeads;
      context.fireChannelRead(bytes);
      if (completeHeads != completeBefore) {
        heads.complete(connection);
      } else if (belongToHead) {
        heads.awaited(connection);
      }
    }

    /**
     * Half a head is forgotten. The decoder would make a failed request of it, and that would be
     * answered, to nobody: most of what it costs to end a slow connection.
     */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (!inBody) {
        decoder.reset();
      }
      context.fireChannelInactive();
    }
  }

  /** After the decoder. */
  private final class Messages extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        completeHeads++;
        inBody = true;
      }
      if (message instanceof LastHttpContent) {
        inBody = false;
      }
      context.fireChannelRead(message);
    }
  }
}
