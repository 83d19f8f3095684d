package dev.hookline.bench.load;

import dev.hookline.bench.wire.MessageBuffer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection to the server, with the bytes of its own request and answer. */
final class Connection {
  final byte[] request;
  private final ByteBuffer outgoing;
  MessageBuffer incoming = new MessageBuffer();
  private final SocketChannel channel;
  private final SelectionKey key;
  boolean busy;
  long number;
  long dueNanos;

  Connection(InetSocketAddress server, Selector selector, byte[] request) throws IOException {
    this.request = request;
    this.outgoing = ByteBuffer.wrap(request);
    this.channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Sends what {@link #request} holds. */
  void send() throws IOException {
    outgoing.clear();
    busy = true;
    continueSending();
  }

  void continueSending() throws IOException {
    channel.write(outgoing);
    int wanted =
        outgoing.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  /** Reads once; false at the end of the stream. */
  boolean receive() throws IOException {
    return incoming.fill(channel);
  }

  void close() {
    try {
      channel.close();
    } catch (IOException alreadyBroken) {
      key.cancel();
    }
  }
}
