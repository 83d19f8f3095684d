package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hookline.testkit.receiver.Header;
import dev.hookline.testkit.receiver.RecordedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks the public libraries whether what a receiver got is genuine. */
final class ForeignVerifiers {

  private ForeignVerifiers() {}

  /** com.standardwebhooks and com.svix, each with this secret. */
  static void assertGenuine(RecordedRequest arrived, String secret) {
    Map<String, List<String>> headers = new HashMap<>();
    for (Header header : arrived.headers()) {
      headers
          .computeIfAbsent(header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.value());
    }
    assertThatCode(() -> new com.standardwebhooks.Webhook(secret).verify(arrived.text(), headers))
        .doesNotThrowAnyException();
    assertThatCode(() -> new com.svix.Webhook(secret).verify(arrived.text(), headers))
        .doesNotThrowAnyException();
  }
}
