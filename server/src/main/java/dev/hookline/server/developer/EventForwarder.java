package dev.hookline.server.developer;

import dev.hookline.http.api.request.HeaderRedaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the events of one source and sends each to a local server with the headers and bytes with
 * which it came, so that the sender's own signature can be checked there too. A stream that breaks
 * is taken up where it was left.
 */
public final class EventForwarder {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final RemoteApi api;
  private final String source;
  private final LocalServer receiver;
  private final PrintStream out;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean wasConnected;
  private String lastEventId = "";
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  public EventForwarder(RemoteApi api, String source, LocalServer receiver, PrintStream out) {
    this.api = api;
    this.source = source;
    this.receiver = receiver;
    this.out = out;
  }

  /**
   * Returns only when the thread is interrupted.
   *
   * @throws RefusedCall when the server will not let us follow the source
   */
  public void run() throws RefusedCall, InterruptedException {
    while (true) {
      try (InputStream stream = open()) {
        greet();
        follow(new EventStream(stream));
        out.println("The server ended the stream.");
      } catch (RefusedCall refused) {
        if (!refused.isPassing()) {
          throw refused;
        }
        out.println(refused.getMessage());
      } catch (IOException broken) {
        out.println("The connection to the server is broken: " + reason(broken));
      }
      boolean _ = stopped.await(pauseMillis, TimeUnit.MILLISECONDS);
      pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
    }
  }

  private InputStream open() throws IOException, InterruptedException {
    if (!wasConnected) {
      JsonNode _ = api.get("/api/v1/sources/" + source); // a stream of none would wait for ever
    }
    return api.stream("/api/v1/live?kinds=event&source=" + source, lastEventId);
  }

  private void greet() {
    if (!wasConnected) {
      out.println("Ready: waiting for events.");
    } else if (lastEventId.isEmpty()) {
      // The stream cannot be taken up where nothing has come through it yet.
      out.println("Connected again. What came meanwhile is not forwarded: " + listing());
    } else {
      out.println("Connected again.");
    }
    wasConnected = true;
  }

  private String listing() {
    return "see GET /api/v1/events?source=" + source;
  }

  private void follow(EventStream stream) throws IOException, InterruptedException {
    for (EventStream.Message message = stream.next(); message != null; message = stream.next()) {
      pauseMillis = FIRST_PAUSE_MILLIS;
      if (message.name().equals("gap")) {
        out.println("Some events were missed: " + listing());
      } else if (message.name().equals("event")) {
        forward(JSON.readTree(message.data()));
      }
      if (!message.id().isEmpty()) {
        lastEventId = message.id();
      }
    }
  }

  private void forward(JsonNode change) throws IOException, InterruptedException {
    String id = change.path("id").asString();
    String label = id + "  " + change.path("type").asString();
    try {
      JsonNode event = api.get("/api/v1/events/" + id);
      Map<String, String> headers = new LinkedHashMap<>();
      event
          .path("headers")
          .forEachEntry((name, value) -> {
            if (!value.asString().equals(HeaderRedaction.REDACTED)) {
              headers.put(name, value.asString());
            }
          });
      LocalServer.Reply reply = receiver.send(headers, api.bytes("/api/v1/events/" + id + "/raw"));
      out.println(label + "  -> " + reply.text());
    } catch (RefusedCall refused) {
      if (refused.isPassing()) {
        throw refused; // the stream is taken up again before this event
      }
      out.println(label + "  -> not forwarded. " + refused.getMessage());
    }
  }

  private static String reason(IOException broken) {
    String message = broken.getMessage();
    return message == null ? broken.getClass().getSimpleName() : message;
  }
}
