package dev.hookline.bench.load;

import dev.hookline.bench.wire.MessageBuffer;
import dev.hookline.bench.wire.MessageBuffer.Found;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers the n-th request with whatever the script says; with nothing it hangs up. */
final class ScriptedServer implements AutoCloseable {
  static final String HANG_UP = "";
  static final String ACCEPTED = answer("202 Accepted", "{\"id\":\"evt_1\",\"duplicate\":false}");
  static final String DUPLICATE = answer("202 Accepted", "{\"id\":\"evt_1\",\"duplicate\": true}");

  private final ServerSocketChannel listener;
  private final IntFunction<String> script;
  private final AtomicInteger requests = new AtomicInteger();

  ScriptedServer(IntFunction<String> script) throws IOException {
    this.script = script;
    this.listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::listen);
  }

  static String answer(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body);
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listener.getLocalAddress();
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void listen() {
    try {
      while (true) {
        SocketChannel channel = listener.accept();
        Thread.ofVirtual().start(() -> serve(channel));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(SocketChannel channel) {
    MessageBuffer buffer = new MessageBuffer();
    try (channel) {
      while (buffer.fill(channel)) {
        if (buffer.next() != Found.WHOLE) {
          continue;
        }
        String answer = script.apply(requests.getAndIncrement());
        if (answer.equals(HANG_UP)) {
          return;
        }
        channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
      }
    } catch (IOException gone) {
      // The generator hung up.
    }
  }
}
