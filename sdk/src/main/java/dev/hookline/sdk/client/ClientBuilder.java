package dev.hookline.sdk.client;

import dev.hookline.sdk.http.ApiConnection;
import dev.hookline.sdk.json.JsonCodec;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Collects what a {@link HooklineClient} needs. Not safe for several threads. */
public final class ClientBuilder {

  private URI url = URI.create("http://localhost:8080");
  private @Nullable String apiKey;
  private Duration timeout = Duration.ofSeconds(30);
  private JsonCodec json = JsonCodec.standard();

  ClientBuilder() {}

  /** Where the server is; default {@code http://localhost:8080}. */
  public ClientBuilder url(String address) {
    url = URI.create(address);
    return this;
  }

  /** An API key. */
  public ClientBuilder apiKey(String key) {
    apiKey = key;
    return this;
  }

  /** How long one request may take; default 30 s. */
  public ClientBuilder timeout(Duration time) {
    timeout = time;
    return this;
  }

  /** Maps inputs and outputs; default Jackson's own settings. */
  public ClientBuilder json(JsonMapper mapper) {
    json = JsonCodec.of(mapper);
    return this;
  }

  /**
   * The client; it connects when it is first used.
   *
   * @throws IllegalStateException without a key
   */
  public HooklineClient build() {
    if (apiKey == null) {
      throw new IllegalStateException("a client needs an apiKey");
    }
    return new HooklineClient(new ApiCalls(new ApiConnection(url, apiKey), timeout, json));
  }
}
