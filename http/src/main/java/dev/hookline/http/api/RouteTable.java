package dev.hookline.http.api;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a path exactly as it was sent: nothing is decoded, no slash is forgiven, so
 * that a path has one spelling only.
 */
final class RouteTable {

  private static final int SEGMENTS_MAX = 16;

  private final Node root = new Node();

  /** What a path leads to. */
  sealed interface Match {
    record Found(ApiRoute route, Map<String, String> pathParameters) implements Match {}

    /** The path is known, but not with this method. */
    record OtherMethods(String allowed) implements Match {}

    record Unknown() implements Match {}
  }

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    final Map<HttpMethod, ApiRoute> routes = new LinkedHashMap<>();
    @Nullable Node any;
    String anyName = "";
  }

  RouteTable(List<ApiRoute> routes) {
    routes.forEach(this::add);
  }

  Match match(HttpMethod method, String path) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Node node = root;
    String[] segments = path.split("/", SEGMENTS_MAX);
    for (int at = 1; at < segments.length; at++) {
      Node next = node.literals.get(segments[at]);
      if (next == null && node.any != null && !segments[at].isEmpty()) {
        parameters.put(node.anyName, segments[at]);
        next = node.any;
      }
      if (next == null) {
        return new Match.Unknown();
      }
      node = next;
    }
    if (node.routes.isEmpty()) {
      return new Match.Unknown();
    }
    ApiRoute route = node.routes.get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method);
    return route == null
        ? new Match.OtherMethods(allowed(node))
        : new Match.Found(route, parameters);
  }

  private void add(ApiRoute route) {
    Node node = root;
    String[] segments = route.path().split("/", -1);
    for (int at = 1; at < segments.length; at++) {
      node = child(node, segments[at], route);
    }
    if (node.routes.put(route.method(), route) != null) {
      throw new IllegalArgumentException("two routes " + route);
    }
  }

  private static Node child(Node node, String segment, ApiRoute route) {
    if (!segment.startsWith(":")) {
      return node.literals.computeIfAbsent(segment, _ -> new Node());
    }
    String name = segment.substring(1);
    Node any = node.any;
    if (any == null) {
      any = new Node();
      node.any = any;
      node.anyName = name;
    } else if (!node.anyName.equals(name)) {
      throw new IllegalArgumentException(route + " calls a segment otherwise than others do");
    }
    return any;
  }

  private static String allowed(Node node) {
    StringBuilder allowed = new StringBuilder();
    for (HttpMethod method : node.routes.keySet()) {
      allowed.append(allowed.isEmpty() ? "" : ", ").append(method);
      if (method.equals(HttpMethod.GET)) {
        allowed.append(", HEAD");
      }
    }
    return allowed.toString();
  }
}
