package dev.hookline.examples.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.hookline.sdk.client.HooklineClient;
import dev.hookline.sdk.client.HooklineException;
import dev.hookline.sdk.client.Run;
import dev.hookline.sdk.client.RunListener;
import dev.hookline.sdk.client.RunLogLine;
import dev.hookline.sdk.client.Subscription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes on to a browser, as server-sent events, what a subscription hears of a run. The
 * subscription survives restarts of Hookline by itself; meanwhile the browser is told that there is
 * no connection.
 */
final class RunStream implements RunListener {

  /** After so long without news, see whether browser and Hookline are still there. */
  private static final long SILENCE_MILLIS = 2_000;

  private record Frame(String event, Object data, boolean isLast) {}

  private final HooklineClient client;
  private final String run;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private long lastLine;

  /**
   * @param run its id
   */
  RunStream(HooklineClient client, String run) {
    this.client = client;
    this.run = run;
  }

  /** Returns when the run has ended, or the browser has gone. */
  void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    Subscription subscription = client.runs().subscribe(run, this);
    try (OutputStream browser = exchange.getResponseBody()) {
      boolean more = true;
      while (more) {
        Frame frame = frames.poll(SILENCE_MILLIS, TimeUnit.MILLISECONDS);
        Frame told = frame == null ? connection() : frame;
        write(browser, told);
        more = !told.isLast();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      subscription.close();
    }
  }

  private Frame connection() {
    boolean connected = true;
    try {
      client.runs().retrieve(run);
    } catch (HooklineException failure) {
      connected = !failure.code().equals(HooklineException.UNREACHABLE);
    }
    return new Frame("connection", Map.of("connected", connected), false);
  }

  private static void write(OutputStream browser, Frame frame) throws IOException {
    String json = JsonMapper.shared().writeValueAsString(frame.data());
    browser.write(("event: " + frame.event() + "\ndata: " + json + "\n\n").getBytes(UTF_8));
    browser.flush();
  }

  @Override
  public void changed(Run now) {
    boolean isLast = now.status().isFinal();
    if (isLast) {
      // A run that has ended before it was subscribed to tells its end only.
      client.runs().logs(run, lastLine).forEach(this::logged);
    }
    frames.add(new Frame("run", RunView.of(now), isLast));
  }

  @Override
  public void logged(RunLogLine line) {
    lastLine = line.sequence();
    frames.add(new Frame("log", Map.of("level", line.level(), "message", line.message()), false));
  }

  @Override
  public void failed(HooklineException failure) {
    frames.add(new Frame("problem", Map.of("detail", String.valueOf(failure.getMessage())), true));
  }
}
