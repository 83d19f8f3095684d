package dev.hookline.server.story;

import dev.hookline.confirm.Destinations;
import dev.hookline.server.Server;
import dev.hookline.server.config.Config;
import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A server in this JVM on a free port, with a folder of its own and loopback receivers allowed. It
 * is followed through its live stream, so that a test waits for what it expects by signal.
 */
public final class StartedServer implements AutoCloseable {

  public static final String API_KEY = "hk_test_key_of_the_stories";

  /** Long enough for a machine that does much else besides. */
  static final Duration SOON = Duration.ofSeconds(10);

  private final TestFolder folder = TestFolder.create();
  private final Map<String, String> settings;
  private final InstantSource clock;
  private final Destinations confirmedAt;
  private final String watched;
  private final ApiClient api;
  private Server server;
  private StreamReader live;

  private StartedServer(
      Map<String, String> settings, InstantSource clock, Destinations confirmedAt, String watched) {
    this.settings = settings;
    this.clock = clock;
    this.confirmedAt = confirmedAt;
    this.watched = watched;
    server = Server.start(config(folder.path(), settings), clock, confirmedAt);
    api = new ApiClient(base(), API_KEY);
    live = watch();
  }

  private StreamReader watch() {
    StreamReader reader = StreamReader.open(api, watched);
    reader.awaitComments("hello", 1, SOON);
    return reader;
  }

  /** Ends the server and starts another one with the same folder and port. */
  void restart() {
    Map<String, String> again = new HashMap<>(settings);
    again.put("HOOKLINE_PORT", Integer.toString(port()));
    live.close();
    server.close();
    server = Server.start(config(folder.path(), again), clock, confirmedAt);
    live = watch();
  }

  public static StartedServer start() {
    return start(Map.of());
  }

  /**
   * @param settings by their names in the environment, such as {@code HOOKLINE_MAX_BODY}
   */
  public static StartedServer start(Map<String, String> settings) {
    return start(settings, InstantSource.system());
  }

  /**
   * @param clock what the server takes for the time
   */
  static StartedServer start(Map<String, String> settings, InstantSource clock) {
    return new StartedServer(settings, clock, Destinations.AS_WRITTEN, "/api/v1/live");
  }

  /**
   * @param destinations where the URLs lead that confirm subscriptions
   */
  static StartedServer confirmingAt(Destinations destinations) {
    return new StartedServer(Map.of(), InstantSource.system(), destinations, "/api/v1/live");
  }

  /** As {@link #start}, but its own stream shows only what this query asks for. */
  static StartedServer watching(String liveQuery) {
    return new StartedServer(
        Map.of(), InstantSource.system(), Destinations.AS_WRITTEN, "/api/v1/live?" + liveQuery);
  }

  private static Config config(Path folder, Map<String, String> settings) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "HOOKLINE_PORT", "0",
                "HOOKLINE_HOST", "127.0.0.1",
                "HOOKLINE_DATA_DIR", folder.toString(),
                "HOOKLINE_API_KEY", API_KEY,
                "HOOKLINE_DELIVERY_ALLOW", "127.0.0.0/8"));
    all.putAll(settings);
    return switch (ConfigReader.read(all)) {
      case ConfigResult.Ready(Config config) -> config;
      case ConfigResult.Wrong(List<String> errors) -> throw new AssertionError(errors);
    };
  }

  /** Scheme, host and port. */
  public String base() {
    return "http://127.0.0.1:" + server.port();
  }

  int port() {
    return server.port();
  }

  public ApiClient api() {
    return api;
  }

  /** Waits until the latest rejection has this cause: requests are kept in the background. */
  void awaitLatestCause(String cause) {
    Await.until(
        "the latest rejection is " + cause,
        SOON,
        () ->
            api.read("/api/v1/requests?status=rejected&limit=1")
                .path("data")
                .path(0)
                .path("rejection_cause")
                .asString()
                .equals(cause));
  }

  Path folder() {
    return folder.path();
  }

  StreamReader live() {
    return live;
  }

  /** The address of a receiver's path, as an endpoint is given it. */
  static String url(FaultReceiver receiver, String path) {
    return "http://127.0.0.1:" + receiver.port() + path;
  }

  SourceSetUp source(String provider, String secret) {
    return sourceWith(
        """
        {"name": "%s", "provider": "%s", "secret": "%s"}
        """
            .formatted(provider, provider, secret));
  }

  /**
   * @param json all members of the source
   */
  SourceSetUp sourceWith(String json) {
    JsonNode made = api.create("/api/v1/sources", json);
    String path = made.path("url").asString().replaceFirst("^https?://[^/]+", "");
    return new SourceSetUp(made.path("id").asString(), base() + path);
  }

  /** An endpoint for every event type. */
  EndpointSetUp endpoint(String url) {
    return endpoint(url, "{}");
  }

  /**
   * @param more the members beside the URL, as a JSON object
   */
  EndpointSetUp endpoint(String url, String more) {
    String rest = more.strip().replaceFirst("^\\{", "");
    String comma = rest.strip().equals("}") ? "" : ",";
    JsonNode made = api.create("/api/v1/endpoints", "{\"url\": \"" + url + "\"" + comma + rest);
    return new EndpointSetUp(made.path("id").asString(), made.path("secret").asString(), made);
  }

  /** Publishes an event and returns its id. */
  String publish(String type, String payload) {
    return api.post(
            "/api/v1/events", "{\"type\": \"%s\", \"payload\": %s}".formatted(type, payload))
        .expect(202)
        .json()
        .path("id")
        .asString();
  }

  /** The delivery of an event, once it is in this state. */
  JsonNode awaitDelivery(String event, String status) {
    return awaitDelivery(event, status, SOON);
  }

  JsonNode awaitDelivery(String event, String status, Duration limit) {
    StreamFrame frame =
        live.await(
            "a delivery of " + event + " that is " + status,
            limit,
            change -> change.isDelivery(event, status));
    return delivery(frame.text("id"));
  }

  JsonNode delivery(String id) {
    return api.read("/api/v1/deliveries/" + id);
  }

  /** The attempts of a delivery, first first. */
  List<JsonNode> attempts(JsonNode delivery) {
    JsonNode attempts =
        api.read("/api/v1/deliveries/" + delivery.path("id").asString() + "/attempts");
    return attempts.path("data").valueStream().toList().reversed();
  }

  JsonNode event(String id) {
    return api.read("/api/v1/events/" + id);
  }

  @Override
  public void close() {
    live.close();
    api.close();
    server.close();
    folder.close();
  }
}
