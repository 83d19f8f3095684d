package dev.hookline.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set under {@code hookline}.
 *
 * @param url where the server is
 * @param apiKey an API key; without it there is neither client nor worker
 */
@ConfigurationProperties("hookline")
public record HooklineProperties(
    @DefaultValue("http://localhost:8080") String url,
    @Nullable String apiKey,
    @DefaultValue WorkerProperties worker) {

  /**
   * What can be set under {@code hookline.worker}.
   *
   * @param enabled whether this application executes tasks
   * @param slots how many runs execute at once, 1 to 10,000
   * @param name to tell workers apart by; null for host and process id
   * @param version of the code of the tasks
   * @param drainTimeout how long a stopping application waits for its runs
   */
  public record WorkerProperties(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("50") int slots,
      @Nullable String name,
      @Nullable String version,
      @DefaultValue("25s") Duration drainTimeout) {}
}
