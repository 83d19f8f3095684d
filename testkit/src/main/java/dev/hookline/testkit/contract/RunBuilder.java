package dev.hookline.testkit.contract;

import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunTrigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run with what every run has, and some of what it may have. */
public final class RunBuilder {

  private final String task;
  private String queue;
  private RunTrigger trigger = RunTrigger.API;
  private List<String> tags = List.of();
  private @Nullable Instant expiresAt;
  private @Nullable RunKey key;

  public RunBuilder(String task) {
    this.task = task;
    this.queue = "task/" + task;
  }

  RunBuilder queue(String name) {
    queue = name;
    return this;
  }

  RunBuilder trigger(RunTrigger by) {
    trigger = by;
    return this;
  }

  RunBuilder tags(List<String> all) {
    tags = all;
    return this;
  }

  RunBuilder expiresAt(@Nullable Instant time) {
    expiresAt = time;
    return this;
  }

  public RunBuilder key(RunKey name) {
    key = name;
    return this;
  }

  public Run build() {
    return new Run(
        task,
        queue,
        null,
        trigger,
        0,
        tags,
        null,
        null,
        expiresAt,
        key,
        Run.NO_METADATA,
        null,
        null,
        0,
        0,
        List.of());
  }
}
