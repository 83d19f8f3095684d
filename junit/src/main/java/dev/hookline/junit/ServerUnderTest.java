package dev.hookline.junit;

import dev.hookline.sdk.client.HooklineClient;
import dev.hookline.sdk.worker.Worker;
import dev.hookline.sdk.worker.WorkerBuilder;

/**
 * Where the server of the tests is.
 *
 * @param apiKey may do everything
 */
public record ServerUnderTest(String url, String apiKey) {

  /** A client of it. Close it. */
  public HooklineClient client() {
    return HooklineClient.builder().url(url).apiKey(apiKey).build();
  }

  /** Begins a worker at it. */
  public WorkerBuilder worker() {
    return Worker.builder().url(url).apiKey(apiKey);
  }
}
