package dev.hookline.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Whatever stands in the headers of a signature, nothing is thrown, and nothing is genuine. */
public final class SignatureHeaderFuzz {

  private static final long NOW = 1_767_225_600_000L;
  private static final byte[] BODY = "{\"id\":\"1\"}".getBytes(ISO_8859_1);

  /** Their headers have the most parts. */
  private static final List<String> PROVIDERS =
      List.of(
          "stripe", "slack", "standard-webhooks", "paddle", "box", "coinbase-cdp", "messagebird");

  private static final Map<String, Verifier> VERIFIERS = verifiers();

  private SignatureHeaderFuzz() {}

  /** The first byte chooses the provider, the rest is one value for all of its headers. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String key = PROVIDERS.get((input[0] & 0xff) % PROVIDERS.size());
    String text = new String(input, 1, input.length - 1, ISO_8859_1);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String[] values = text.split("\n", -1);
    int at = 0;
    for (String name : new TreeMap<>(Providers.find(key).orElseThrow().exampleHeaders()).keySet()) {
      headers.put(name, values[at++ % values.length]);
    }
    SignedRequest request =
        SignedRequest.of("POST", "https://hooks.example.com/in/a", headers, BODY);
    Verifier verifier = Objects.requireNonNull(VERIFIERS.get(key));
    if (verifier.verify(request, NOW) instanceof Verdict.Genuine) {
      throw new AssertionError("forged for " + key + ": " + text);
    }
  }

  private static Map<String, Verifier> verifiers() {
    Map<String, Verifier> verifiers = new HashMap<>();
    for (String key : PROVIDERS) {
      Provider provider = Providers.find(key).orElseThrow();
      if (!(provider.configure(null) instanceof Configuration.Ready ready)) {
        throw new IllegalStateException(key + " needs settings");
      }
      Secret secret = Secret.of("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=");
      verifiers.put(key, ready.scheme().verifier(List.of(secret)));
    }
    return verifiers;
  }
}
