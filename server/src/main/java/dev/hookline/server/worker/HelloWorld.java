package dev.hookline.server.worker;

import dev.hookline.sdk.Task;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The task that every server has, to see that runs are executed. */
public final class HelloWorld {

  /** Its input. */
  public record Greeting(@Nullable String name) {}

  /** Its output. */
  public record Answer(String message) {}

  public static final Task<Greeting, Answer> TASK =
      Task.of("hello-world", Greeting.class, Answer.class)
          .description("Greets; built in, to see that runs are executed")
          .maxDuration(Duration.ofSeconds(30))
          .handler((greeting, run) -> {
            String name = greeting == null || greeting.name() == null ? "world" : greeting.name();
            run.log("greeting " + name);
            return new Answer("Hello, " + name + "!");
          });

  private HelloWorld() {}
}
