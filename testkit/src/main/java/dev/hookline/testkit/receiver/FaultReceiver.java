package dev.hookline.testkit.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 receiver on a free loopback port that misbehaves as told and records every request.
 * It speaks through plain sockets, one virtual thread a connection, because an HTTP library would
 * refuse to break the protocol. A path without a behaviour answers 404.
 */
public final class FaultReceiver implements AutoCloseable {
  private static final int BACKLOG = 1_024;
  private static final Behaviour UNKNOWN_PATH =
      exchange ->
          Answers.text(404, "no behaviour for " + exchange.request().path()).respond(exchange);

  private final ServerSocket listener;
  private final Transport transport;
  private final ReceiverRecords records;
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final OpenSockets openSockets = new OpenSockets();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Behaviour otherwise = UNKNOWN_PATH;
  private volatile ConnectionFault connectionFault = ConnectionFault.NONE;

  private FaultReceiver(ServerSocket listener, Transport transport, InstantSource clock) {
    this.listener = listener;
    this.transport = transport;
    this.records = new ReceiverRecords(clock);
  }

  /** Listens without TLS and reads arrival times from the system clock. */
  public static FaultReceiver start() {
    return start(InstantSource.system());
  }

  /** Listens without TLS and reads arrival times from {@code clock}. */
  public static FaultReceiver start(InstantSource clock) {
    return start(new Transport.Plain(), clock);
  }

  /** Listens with TLS and presents this identity. */
  public static FaultReceiver startTls(TlsIdentity identity) {
    return start(new Transport.Tls(identity), InstantSource.system());
  }

  private static FaultReceiver start(Transport transport, InstantSource clock) {
    try {
      ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      FaultReceiver receiver = new FaultReceiver(listener, transport, clock);
      receiver.threads.execute(receiver::acceptUntilClosed);
      return receiver;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** Sets how requests to exactly this path, whatever their query, are treated from now on. */
  public FaultReceiver on(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
    return this;
  }

  /** Sets how requests to every other path are treated from now on. */
  public FaultReceiver otherwise(Behaviour behaviour) {
    otherwise = behaviour;
    return this;
  }

  /** Sets what happens to connections accepted from now on. */
  public FaultReceiver onConnect(ConnectionFault fault) {
    connectionFault = fault;
    return this;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The address of a path of this receiver, by the name {@code localhost}. */
  public URI uri(String path) {
    return URI.create(transport.scheme() + "://localhost:" + port() + path);
  }

  /** Every complete request so far, in the order of completion. */
  public List<RecordedRequest> requests() {
    return records.requests().all();
  }

  /**
   * Waits for the first request.
   *
   * @throws AssertionError when none arrives within {@code limit}
   */
  public RecordedRequest awaitRequest(Duration limit) {
    return awaitRequests(1, limit).getFirst();
  }

  /**
   * Waits until at least {@code count} requests have arrived since the start and returns them all.
   *
   * @throws AssertionError when fewer arrive within {@code limit}
   */
  public List<RecordedRequest> awaitRequests(int count, Duration limit) {
    return records.requests().await(count, limit);
  }

  /** How many connections have been accepted. */
  public int connections() {
    return connections.get();
  }

  /** How many connections are open on this side; a behaviour that ended has let go of its own. */
  public int openConnections() {
    return openSockets.count();
  }

  /** How many bytes behaviours have written, before TLS; a flood's measure of patience. */
  public long bytesSent() {
    return records.bytesSent().sum();
  }

  /** What clients got wrong (malformed requests, refused handshakes) and behaviours that threw. */
  public List<String> problems() {
    return records.problems().all();
  }

  /** Ends every connection and every behaviour in progress. */
  @Override
  public void close() {
    records.markClosed();
    try {
      listener.close();
    } catch (IOException alreadyUnusable) {
      throw new UncheckedIOException(alreadyUnusable);
    }
    threads.shutdownNow();
    openSockets.close();
    awaitThreads();
  }

  private void awaitThreads() {
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        throw new AssertionError("a behaviour outlived its receiver by 5s");
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptUntilClosed() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        openSockets.add(socket);
        int number = connections.incrementAndGet();
        ConnectionFault fault = connectionFault;
        threads.execute(() -> {
          try (socket) {
            new Connection(number, socket, transport, records, this::behaviourFor).live(fault);
          } catch (IOException clientLeft) {
            // Clients of a misbehaving receiver are expected to leave at any moment.
          } finally {
            openSockets.remove(socket);
          }
        });
      } catch (IOException | RuntimeException closed) {
        if (!listener.isClosed()) {
          records.problems().add("accept: " + closed);
        }
      }
    }
  }

  private Behaviour behaviourFor(String path) {
    return behaviours.getOrDefault(path, otherwise);
  }
}
