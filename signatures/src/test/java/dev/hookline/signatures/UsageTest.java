package dev.hookline.signatures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.scheme.EventIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The way from a provider's name to a verdict, as a user of this library walks it. */
class UsageTest {

  private static final long NOW = 1_767_225_600_000L;
  private static final byte[] BODY = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\"}".getBytes(UTF_8);

  @Test
  void a_provider_is_verified_and_its_event_identified() {
    assertThat(receive("stripe", Map.of())).contains(new EventIdentity("evt_1", "invoice.paid"));
  }

  @Test
  void a_scheme_written_as_json_settings_works_like_a_provider() {
    Map<String, Object> settings =
        JsonMapper.shared()
            .readValue(
                """
                {"hash": "sha256", "signed": "{timestamp}.{body}",
                 "signature": {"header": "X-Signature", "prefix": "v1=", "separator": ",",
                               "encoding": "hex"},
                 "timestamp": {"header": "X-Signature", "prefix": "t=", "separator": ",",
                               "unit": "s", "tolerance": "PT5M"},
                 "event_id": {"json_pointer": "/id"}, "event_type": {"json_pointer": "/type"}}
                """,
                new TypeReference<Map<String, Object>>() {});
    assertThat(receive("hmac", settings)).contains(new EventIdentity("evt_1", "invoice.paid"));
  }

  private static Optional<EventIdentity> receive(String provider, Map<String, ?> settings) {
    Configuration configuration = Providers.find(provider).orElseThrow().configure(settings);
    assertThat(configuration).isInstanceOf(Configuration.Ready.class);
    var ready = (Configuration.Ready) configuration;
    List<Secret> secrets = List.of(Secret.of("test-secret"));

    var headers = new HashMap<String, String>();
    for (SignedHeader header :
        ready.scheme().signer(secrets).orElseThrow().sign(BODY, "evt_1", NOW)) {
      headers.put(header.name(), header.value());
    }
    SignedRequest request = SignedRequest.of("POST", null, headers, BODY);
    return switch (ready.scheme().verifier(secrets).verify(request, NOW)) {
      case Verdict.Genuine genuine -> Optional.of(ready.event().of(request));
      case Verdict.Refused refused -> Optional.empty();
    };
  }
}
