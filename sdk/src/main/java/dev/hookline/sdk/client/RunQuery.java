package dev.hookline.sdk.client;

import dev.hookline.sdk.RunStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which runs are listed. Immutable; begin with {@link #all()}. */
public final class RunQuery {

  private static final RunQuery ALL = new RunQuery(Map.of());

  private final Map<String, String> parameters;

  private RunQuery(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Every run, the newest first, 50 a page. */
  public static RunQuery all() {
    return ALL;
  }

  /** Only those of this task. */
  public RunQuery task(String id) {
    return with("task", id);
  }

  /** Only those in this status. */
  public RunQuery status(RunStatus status) {
    return with("status", status.code());
  }

  /** Only those with this tag. */
  public RunQuery tag(String tag) {
    return with("tag", tag);
  }

  /** Only those of this queue. */
  public RunQuery queue(String name) {
    return with("queue", name);
  }

  /** Only those that this run triggered. */
  public RunQuery parent(String run) {
    return with("parent", run);
  }

  /** With their outputs. */
  public RunQuery includeOutput() {
    return with("include", "output");
  }

  /** So many a page, 1 to 250. */
  public RunQuery limit(int runs) {
    return with("limit", Integer.toString(runs));
  }

  /** The page that begins here. */
  public RunQuery cursor(String next) {
    return with("cursor", next);
  }

  private RunQuery with(String name, String value) {
    var more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new RunQuery(more);
  }

  String text() {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry ->
                entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
