package dev.hookline.bench.receive;

import dev.hookline.bench.wire.MessageBuffer;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The receiver's end of one connection of the server under test. */
final class Subscriber {
  final MessageBuffer incoming = new MessageBuffer();
  private final SocketChannel channel;

  Subscriber(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  boolean receive() throws IOException {
    return incoming.fill(channel);
  }

  /** Sends an answer, which is short enough for any socket buffer; closes when it is not. */
  void answer(ByteBuffer answer) {
    try {
      channel.write(answer.clear());
      if (answer.hasRemaining()) {
        close();
      }
    } catch (IOException gone) {
      close();
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // A channel that fails to close is closed all the same.
    }
  }
}
