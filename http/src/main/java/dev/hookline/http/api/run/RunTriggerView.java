package dev.hookline.http.api.run;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import dev.hookline.job.RunTrigger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What has triggered a run; the member that belongs to the kind is set. */
public record RunTriggerView(
    String kind,
    @Nullable String event,
    @Nullable String schedule,
    @Nullable String parent,
    @Nullable String replayOf) {

  static RunTriggerView of(Job job, RunTrigger trigger) {
    RunTrigger.Kind kind = trigger.kind();
    return new RunTriggerView(
        kind.name().toLowerCase(Locale.ROOT),
        kind == RunTrigger.Kind.EVENT ? job.event().text(IdPrefix.EVENT) : null,
        kind == RunTrigger.Kind.SCHEDULE ? text(trigger.of(), IdPrefix.SCHEDULE) : null,
        kind == RunTrigger.Kind.PARENT ? text(trigger.of(), IdPrefix.RUN) : null,
        kind == RunTrigger.Kind.REPLAY ? text(trigger.of(), IdPrefix.RUN) : null);
  }

  private static @Nullable String text(@Nullable Id id, IdPrefix prefix) {
    return id == null ? null : id.text(prefix);
  }
}
