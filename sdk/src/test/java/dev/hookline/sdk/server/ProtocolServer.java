package dev.hookline.sdk.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server of the tests: real HTTP on a free port, everything else in memory. */
public final class ProtocolServer implements AutoCloseable {

  /** The one key it takes. */
  public static final String API_KEY = "hk_test_key_of_the_protocol_server";

  private final ServerState state = new ServerState();
  private final Troubles troubles = new Troubles();
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ProtocolServer(HttpServer http) {
    this.http = http;
  }

  public static ProtocolServer start() {
    return start(API_KEY);
  }

  public static ProtocolServer start(String apiKey) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = new ProtocolServer(HttpServer.create(address, 100));
      server.http.createContext(
          "/", new Routes(server.state, server.troubles, server.url(), apiKey));
      server.http.setExecutor(server.threads);
      server.http.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public URI url() {
    return URI.create("http://localhost:" + http.getAddress().getPort());
  }

  /** What goes wrong. */
  public Troubles troubles() {
    return troubles;
  }

  /** Triggers a run; its id. */
  public String trigger(String task, Object payload) {
    var body = JsonMapper.shared().createObjectNode();
    body.set("payload", JsonMapper.shared().valueToTree(payload));
    return state.trigger(task, body).get("id").asString();
  }

  public ServerRun run(String id) {
    return state.run(id);
  }

  public List<ServerRun> runs() {
    synchronized (state) {
      return List.copyOf(state.runs.values());
    }
  }

  /** The run, once this is so. */
  public ServerRun await(String id, Predicate<ServerRun> condition) throws InterruptedException {
    ServerRun run = state.run(id);
    if (!state.await(() -> condition.test(run))) {
      throw new AssertionError(id + " is " + run.status + " after " + run.reports);
    }
    return run;
  }

  public ServerRun awaitEnd(String id) throws InterruptedException {
    return await(id, ServerRun::isFinal);
  }

  /** Waits until so many registrations were made in all. */
  public void awaitRegistrations(int count) throws InterruptedException {
    if (!state.await(() -> state.registrations.size() >= count)) {
      throw new AssertionError("only " + state.registrations.size() + " registrations");
    }
  }

  public List<JsonNode> registrations() {
    synchronized (state) {
      return List.copyOf(state.registrations);
    }
  }

  public List<String> sessions() {
    synchronized (state) {
      return List.copyOf(state.sessions.keySet());
    }
  }

  /** Ends all sessions, as after a long silence. */
  public void expireSessions() {
    sessions().forEach(state::endSession);
  }

  public void cancel(String id) {
    synchronized (state) {
      state.run(id).cancelRequested = true;
      state.notifyAll();
    }
  }

  public void advance(Duration time) {
    state.advance(time);
  }

  public void completeToken(String id, Object output) {
    state.completeToken(id, JsonMapper.shared().valueToTree(output));
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
