package dev.hookline.server;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.server.metrics.PrometheusMeters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All routes of the API, in one list. */
final class Routes {

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private Routes() {}

  @SafeVarargs
  static List<ApiRoute> of(PrometheusMeters meters, List<ApiRoute>... features) {
    List<ApiRoute> all = new ArrayList<>();
    for (List<ApiRoute> feature : features) {
      all.addAll(feature);
    }
    all.add(ApiRoute.open("/metrics", call -> metrics(meters)));
    ApiAnswer description = description();
    all.add(ApiRoute.open("/openapi.json", call -> description));
    return all;
  }

  private static ApiAnswer description() {
    try (InputStream file = ApiRoute.class.getResourceAsStream("/openapi.json")) {
      if (file == null) {
        throw new IllegalStateException("openapi.json is missing in the build");
      }
      return new ApiAnswer.Written(200, file.readAllBytes(), false);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ApiAnswer metrics(PrometheusMeters meters) {
    byte[] text = meters.scrape().getBytes(StandardCharsets.UTF_8);
    return new ApiAnswer.Bytes(PROMETHEUS_TEXT, text, Map.of());
  }
}
