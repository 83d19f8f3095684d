package dev.hookline.server;

import java.util.List;
import java.util.Optional;

/** What a person sees first: where everything is, and what to try. */
final class Banner {

  private Banner() {}

  /**
   * @param newKey the text of a key that was made at this start, which is shown only now
   */
  static String of(String url, String dataDir, Optional<String> newKey, List<String> more) {
    StringBuilder text = new StringBuilder(1024);
    text.append("\n  Hookline ").append(Version.text()).append(" is ready\n\n");
    line(text, "API", url + "/api/v1");
    line(text, "Live", url + "/api/v1/live");
    line(text, "Ingest", url + "/in/{source token}");
    line(text, "Metrics", url + "/metrics");
    line(text, "Data", dataDir);
    newKey.ifPresent(key ->
        line(
            text,
            "API key",
            key + "   (shown only now; keep it, then revoke what you do not need)"));
    for (String paragraph : more) {
      text.append('\n');
      paragraph
          .lines()
          .forEach(line -> text.append(line.isEmpty() ? "" : "  " + line).append('\n'));
    }
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-9s%s%n".formatted(name, value));
  }
}
