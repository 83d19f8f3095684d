package dev.hookline.http.outbound;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Notices whether the peer has sent anything since the last request, even half a status line. */
final class ReceivedBytes extends ChannelInboundHandlerAdapter {

  private boolean any;

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    any = true;
    context.fireChannelRead(bytes);
  }

  void forget() {
    any = false;
  }

  boolean any() {
    return any;
  }
}
