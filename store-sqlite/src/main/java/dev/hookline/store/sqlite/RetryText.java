package dev.hookline.store.sqlite;

import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Retry policies as text: {@code schedule PT5S PT5M} or {@code exponential 10 PT1S PT1H 2.0}. */
final class RetryText {

  private static final String SCHEDULE = "schedule";
  private static final String EXPONENTIAL = "exponential";

  private RetryText() {}

  static String of(RetryPolicy policy) {
    return switch (policy) {
      case RetryPolicy.Schedule(List<Duration> delays) ->
          delays.stream().map(delay -> " " + delay).collect(Collectors.joining("", SCHEDULE, ""));
      case RetryPolicy.Exponential(
              int maxAttempts,
              Duration min,
              Duration max,
              double factor,
              boolean jitter) ->
          String.join(
              " ",
              EXPONENTIAL,
              Integer.toString(maxAttempts),
              min.toString(),
              max.toString(),
              Double.toString(factor),
              Boolean.toString(jitter));
    };
  }

  static RetryPolicy read(String text) {
    String[] words = text.split(" ", -1);
    return switch (words[0]) {
      case SCHEDULE ->
          new RetryPolicy.Schedule(Arrays.stream(words).skip(1).map(Duration::parse).toList());
      case EXPONENTIAL ->
          new RetryPolicy.Exponential(
              Integer.parseInt(words[1]),
              Duration.parse(words[2]),
              Duration.parse(words[3]),
              Double.parseDouble(words[4]),
              words.length < 6 || Boolean.parseBoolean(words[5]));
      default -> throw new IllegalStateException("not a retry policy: " + text);
    };
  }
}
