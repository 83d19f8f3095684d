package dev.hookline.testkit.receiver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** One accepted connection from its fault or first request to its end. */
final class Connection {
  private static final int SMALLEST_BUFFER_BYTES = 4_096;

  private final int number;
  private final Socket accepted;
  private final Transport transport;
  private final ReceiverRecords records;
  private final Function<String, Behaviour> behaviourFor;

  Connection(
      int number,
      Socket accepted,
      Transport transport,
      ReceiverRecords records,
      Function<String, Behaviour> behaviourFor) {
    this.number = number;
    this.accepted = accepted;
    this.transport = transport;
    this.records = records;
    this.behaviourFor = behaviourFor;
  }

  void live(ConnectionFault fault) throws IOException {
    try {
      accepted.setTcpNoDelay(true);
      switch (fault) {
        case NONE -> serve();
        case NEVER_READ -> neverRead();
        case CLOSE_AT_ONCE -> accepted.close();
        case RESET_AT_ONCE -> reset();
        case STALL_HANDSHAKE ->
            accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
        case CHOOSE_TLS_1_0 -> OldTls.answerHello(accepted);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void neverRead() throws IOException, InterruptedException {
    accepted.setReceiveBufferSize(SMALLEST_BUFFER_BYTES);
    records.closed().await();
  }

  private void serve() throws IOException, InterruptedException {
    try (Socket socket = overTransport()) {
      if (converse(socket) == AfterAnswer.RESET) {
        reset();
      }
    }
  }

  /** Takes requests and answers them until one side has had enough. */
  private AfterAnswer converse(Socket socket) throws IOException, InterruptedException {
    InputStream input = new BufferedInputStream(socket.getInputStream());
    OutputStream output = new CountingOutput(socket.getOutputStream(), records.bytesSent());
    RequestReader reader = new RequestReader(input);
    try {
      while (true) {
        Optional<RequestHead> head = reader.nextHead();
        if (head.isEmpty()) {
          return AfterAnswer.CLOSE;
        }
        RecordedRequest request = complete(head.get(), reader, output);
        AfterAnswer after = respond(new Exchange(request, input, output, records.closed()));
        if (after != AfterAnswer.KEEP_OPEN || !head.get().keepsConnection()) {
          return after;
        }
      }
    } catch (MalformedRequest malformed) {
      // Noted before the client can see the end of the connection.
      note("malformed request: " + malformed.getMessage());
      return AfterAnswer.CLOSE;
    }
  }

  private Socket overTransport() throws IOException {
    try {
      return transport.over(accepted);
    } catch (IOException refused) {
      note("no handshake: " + refused.getMessage());
      throw refused;
    }
  }

  private RecordedRequest complete(RequestHead head, RequestReader reader, OutputStream output)
      throws IOException {
    Instant arrivedAt = records.now();
    if (head.expectsContinue()) {
      output.write(Answers.head(100).getBytes(StandardCharsets.US_ASCII));
    }
    RecordedRequest request = new RecordedRequest(number, arrivedAt, head, reader.body(head));
    records.requests().add(request);
    return request;
  }

  private AfterAnswer respond(Exchange exchange) throws IOException, InterruptedException {
    try {
      return behaviourFor.apply(exchange.request().path()).respond(exchange);
    } catch (RuntimeException | AssertionError broken) {
      note("behaviour for " + exchange.request() + " threw " + broken);
      return AfterAnswer.CLOSE;
    }
  }

  /** A linger time of zero turns the close into RST. */
  private void reset() throws IOException {
    accepted.setSoLinger(true, 0);
    accepted.close();
  }

  private void note(String problem) {
    records.problems().add("connection " + number + ": " + problem);
  }
}
