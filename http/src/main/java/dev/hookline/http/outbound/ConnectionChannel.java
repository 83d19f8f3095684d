package dev.hookline.http.outbound;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;

/** What Netty knows of a connection and Vert.x does not tell. */
record ConnectionChannel(Channel channel, AnswerDecoder answers) {

  /** The name that Vert.x gives its own handler, the last one. */
  private static final String VERTX_HANDLER = "handler";

  static ConnectionChannel of(HttpClientConnection http) {
    var connection = ((UnpooledHttpClientConnection) http).unwrap();
    Channel channel = connection.channelHandlerContext().channel();
    ChannelPipeline pipeline = channel.pipeline();
    AnswerDecoder answers = new AnswerDecoder();
    pipeline.replace(
        HttpClientCodec.class,
        "codec",
        new CombinedChannelDuplexHandler<>(answers, new HttpRequestEncoder()));
    pipeline.addBefore(VERTX_HANDLER, "interim", new InterimAnswers());
    return new ConnectionChannel(channel, answers);
  }

  /** Whether much of a request has not left although its answer may be complete. */
  boolean isClogged() {
    return !channel.isWritable();
  }

  /**
   * Closes whatever is under way. Vert.x closes only after all that was written has left, which a
   * peer that reads nothing puts off for ever; the first handler asks the socket itself.
   */
  void abort() {
    var _ = channel.pipeline().firstContext().close();
  }
}
