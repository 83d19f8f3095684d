package dev.hookline.sdk.worker;

import dev.hookline.sdk.Task;
import dev.hookline.sdk.http.HttpWorkerTransport;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.transport.Registration;
import dev.hookline.sdk.transport.WorkerTransport;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Collects what a {@link Worker} needs. Not safe for several threads. */
public final class WorkerBuilder {

  private static final int SLOTS_MAX = 10_000;

  private final Map<String, Task<?, ?>> tasks = new LinkedHashMap<>();
  private @Nullable URI url;
  private @Nullable String apiKey;
  private @Nullable WorkerTransport transport;
  private @Nullable String name;
  private @Nullable String version;
  private int slots = 50;
  private Duration drainTimeout = Duration.ofSeconds(30);
  private Duration sleepInPlace = Duration.ofSeconds(5);
  private JsonCodec json = JsonCodec.standard();
  private ThreadFactory threads = Thread.ofVirtual().name("hookline-run-", 0).factory();
  private InstantSource clock = InstantSource.system();
  private WorkerObserver observer = WorkerObserver.NONE;

  WorkerBuilder() {}

  /** Where the server is, for example {@code http://localhost:8080}. */
  public WorkerBuilder url(String address) {
    url = URI.create(address);
    return this;
  }

  /** A key of scope {@code worker}. */
  public WorkerBuilder apiKey(String key) {
    apiKey = key;
    return this;
  }

  /** Another way to the server, instead of url and key. */
  public WorkerBuilder transport(WorkerTransport way) {
    transport = way;
    return this;
  }

  /**
   * Adds tasks.
   *
   * @throws IllegalArgumentException when two have the same id
   */
  public WorkerBuilder tasks(Task<?, ?>... more) {
    return tasks(List.of(more));
  }

  /** Adds tasks. */
  public WorkerBuilder tasks(Iterable<? extends Task<?, ?>> more) {
    for (Task<?, ?> task : more) {
      if (tasks.putIfAbsent(task.id(), task) != null) {
        throw new IllegalArgumentException("two tasks have the id " + task.id());
      }
    }
    return this;
  }

  /** How many runs it executes at once, 1 to 10,000; default 50. */
  public WorkerBuilder slots(int runs) {
    if (runs < 1 || runs > SLOTS_MAX) {
      throw new IllegalArgumentException("1 to 10,000 slots, not " + runs);
    }
    slots = runs;
    return this;
  }

  /** To tell workers apart by; default the name of the host and the process id. */
  public WorkerBuilder name(String text) {
    name = text;
    return this;
  }

  /** The version of the code of the tasks. */
  public WorkerBuilder version(String text) {
    version = text;
    return this;
  }

  /** How long {@link Worker#close} waits for runs to end; default 30 s. */
  public WorkerBuilder drainTimeout(Duration time) {
    drainTimeout = time;
    return this;
  }

  /** Sleeps of a run that are shorter keep their slot, others suspend the run; default 5 s. */
  public WorkerBuilder sleepInPlace(Duration time) {
    sleepInPlace = time;
    return this;
  }

  /** Maps inputs and outputs; default Jackson's own settings. */
  public WorkerBuilder json(JsonMapper mapper) {
    json = JsonCodec.of(mapper);
    return this;
  }

  /**
   * Makes the thread of each run; default virtual threads. Tasks that compute rather than wait are
   * better off with platform threads: virtual ones share the processors without taking turns.
   */
  public WorkerBuilder threads(ThreadFactory factory) {
    threads = factory;
    return this;
  }

  /** Tells the time for logs and sleeps; default the system's clock. */
  public WorkerBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /** Hears of executions. */
  public WorkerBuilder observer(WorkerObserver listener) {
    observer = listener;
    return this;
  }

  /**
   * The worker, not started yet.
   *
   * @throws IllegalStateException when it has no task, or no way to a server
   */
  public Worker build() {
    if (tasks.isEmpty()) {
      throw new IllegalStateException("a worker needs a task");
    }
    List<Task<?, ?>> registered = List.copyOf(tasks.values());
    var registration =
        new Registration(
            name == null ? defaultName() : name,
            version,
            slots,
            registered.stream().map(Task::definition).toList());
    var options = new WorkerOptions(drainTimeout, sleepInPlace, json, threads, clock, observer);
    if (transport != null) {
      return new Worker(new WorkerEngine(transport, registration, registered, options), () -> {});
    }
    HttpWorkerTransport http = overHttp();
    return new Worker(new WorkerEngine(http, registration, registered, options), http::close);
  }

  private HttpWorkerTransport overHttp() {
    if (url == null || apiKey == null) {
      throw new IllegalStateException("a worker needs url and apiKey, or a transport");
    }
    return new HttpWorkerTransport(url, apiKey);
  }

  private static String defaultName() {
    String host = Objects.requireNonNullElse(System.getenv("HOSTNAME"), "worker");
    return host + '-' + ProcessHandle.current().pid();
  }
}
