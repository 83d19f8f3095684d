package dev.hookline.http.api.source;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.http.api.RateReader;
import dev.hookline.http.json.JsonObject;
import dev.hookline.ingest.SourceLimits;
import dev.hookline.job.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whom and how much a source lets in. */
final class LimitsReader {

  private static final int NETWORKS_MAX = 100;
  private static final int NETWORK_LENGTH_MAX = 64;

  private LimitsReader() {}

  /**
   * @param present what holds for members that are left out
   */
  static SourceLimits read(JsonObject form, SourceLimits present) {
    return new SourceLimits(
        rateLimit(form, present.rateLimit()), allowIps(form, present.allowIps()));
  }

  private static @Nullable Rate rateLimit(JsonObject form, @Nullable Rate present) {
    if (form.isNull("rate_limit")) {
      return null;
    }
    JsonObject rate = form.object("rate_limit");
    return rate == null ? present : RateReader.read(rate, present);
  }

  private static AddressList allowIps(JsonObject form, AddressList present) {
    if (form.isNull("allow_ips")) {
      return AddressList.EMPTY;
    }
    List<String> texts = form.texts("allow_ips", NETWORKS_MAX, NETWORK_LENGTH_MAX);
    if (texts == null) {
      return present;
    }
    return switch (AddressList.parse(texts)) {
      case Checked.Ok<AddressList>(AddressList networks) -> networks;
      case Checked.Refused<AddressList> refused -> {
        form.error("allow_ips", refused.reason());
        yield present;
      }
    };
  }
}
