package dev.hookline.http.outbound;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Passes over interim answers (RFC 9110 section 15.2), of which Vert.x knows only two kinds, up to
 * a bound. A switch of protocols is final: nobody asked for it.
 */
final class InterimAnswers extends ChannelInboundHandlerAdapter {

  private static final int SWITCHING_PROTOCOLS = 101;

  /** Too many of them came. */
  static final class Flood extends Exception {
    Flood() {
      super("more than " + Limits.INTERIM_ANSWERS + " interim answers", null, false, false);
    }
  }

  private int passedOver;
  private boolean passingOver;
  private boolean flooded;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (flooded) {
      ReferenceCountUtil.release(message); // came in the same segment
      return;
    }
    if (message instanceof HttpResponse answer) {
      passingOver = isInterim(answer);
      passedOver = passingOver ? passedOver + 1 : 0;
    }
    if (!passingOver) {
      context.fireChannelRead(message);
      return;
    }
    ReferenceCountUtil.release(message);
    if (message instanceof LastHttpContent) {
      passingOver = false;
    }
    if (passedOver > Limits.INTERIM_ANSWERS) {
      flooded = true;
      context.fireExceptionCaught(new Flood());
      var _ = context.close();
    }
  }

  private static boolean isInterim(HttpResponse answer) {
    return answer.decoderResult().isSuccess()
        && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL
        && answer.status().code() != SWITCHING_PROTOCOLS;
  }
}
