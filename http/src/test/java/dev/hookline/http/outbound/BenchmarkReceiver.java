package dev.hookline.http.outbound;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Answers 200 to every request as cheaply as possible; expects no two on one connection at once.
 */
final class BenchmarkReceiver implements AutoCloseable {

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nServer: bench\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
              + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nok")
          .getBytes(StandardCharsets.US_ASCII);

  private final MultiThreadIoEventLoopGroup loops;
  private final Channel listener;

  private BenchmarkReceiver(MultiThreadIoEventLoopGroup loops, Channel listener) {
    this.loops = loops;
    this.listener = listener;
  }

  static BenchmarkReceiver start() {
    var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Answering());
                  }
                });
    Channel listener =
        bootstrap.bind(InetAddress.getLoopbackAddress(), 0).syncUninterruptibly().channel();
    return new BenchmarkReceiver(loops, listener);
  }

  int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public void close() {
    var _ = listener.close();
    loops.shutdownGracefully().syncUninterruptibly();
  }

  private static final class Answering extends ChannelInboundHandlerAdapter {
    private static final int BODY_BYTES = 1_024;
    private int missingBodyBytes;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      if (missingBodyBytes == 0) {
        ByteBuf end = Unpooled.wrappedBuffer(END_OF_HEAD);
        missingBodyBytes = BODY_BYTES;
        bytes.skipBytes(io.netty.buffer.ByteBufUtil.indexOf(end, bytes) + END_OF_HEAD.length);
      }
      missingBodyBytes -= bytes.readableBytes();
      bytes.release();
      if (missingBodyBytes == 0) {
        var _ = context.writeAndFlush(Unpooled.wrappedBuffer(ANSWER));
      }
    }
  }
}
