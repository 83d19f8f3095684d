package dev.hookline.bench.slow;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection that begins a request, and brings the rest a byte at a time. */
final class SlowConnection {
  private static final byte[] ONE_BYTE = {'x'};

  private final InetSocketAddress server;
  private final Selector selector;
  private final ByteBuffer begun;
  private final ByteBuffer further = ByteBuffer.wrap(ONE_BYTE);
  private final ByteBuffer answer = ByteBuffer.allocate(512);
  private SocketChannel channel;
  private SelectionKey key;
  private long dueNanos;

  SlowConnection(InetSocketAddress server, Selector selector, byte[] begun) throws IOException {
    this.server = server;
    this.selector = selector;
    this.begun = ByteBuffer.wrap(begun);
    this.channel = SocketChannel.open(server);
    this.key = begin();
  }

  /** When its next byte is due. */
  long dueNanos() {
    return dueNanos;
  }

  /** Sends a byte; false when the server has ended the connection. */
  boolean send() {
    dueNanos += SlowClient.PAUSE_NANOS;
    further.clear();
    try {
      channel.write(further);
      return true;
    } catch (IOException ended) {
      return false;
    }
  }

  /** False when the server has ended the connection, or answered and is about to. */
  boolean isOpen() {
    answer.clear();
    try {
      return channel.read(answer) == 0;
    } catch (IOException ended) {
      return false;
    }
  }

  boolean owns(SelectionKey other) {
    return key.equals(other);
  }

  /** Takes the place of the ended connection with a new one at once. */
  void reopen() throws IOException {
    channel.close();
    channel = SocketChannel.open(server);
    key = begin();
  }

  private SelectionKey begin() throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    begun.clear();
    while (begun.hasRemaining()) {
      channel.write(begun);
    }
    channel.configureBlocking(false);
    dueNanos = System.nanoTime() + SlowClient.PAUSE_NANOS;
    return channel.register(selector, SelectionKey.OP_READ, this);
  }
}
