package dev.hookline.sdk.worker;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunResult;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.TaskRef;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.TriggerRefusedException;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.transport.ChildRun;
import dev.hookline.sdk.transport.TriggerAnswer;
import dev.hookline.sdk.transport.TriggerItem;
import dev.hookline.sdk.transport.WaitingFor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Children of a run, and waiting for them. */
final class RunTriggers {

  private static final int BATCH_MAX = 1_000;

  private final RunJournal journal;
  private final Execution execution;
  private final RunCallRetry calls;
  private final WorkerCore core;

  RunTriggers(RunJournal journal, Execution execution, WorkerCore core) {
    this.journal = journal;
    this.execution = execution;
    this.calls = new RunCallRetry(execution);
    this.core = core;
  }

  <I> String trigger(TaskRef<I, ?> task, I input, TriggerOptions options) {
    String key = journal.key("trigger/" + task.id());
    List<String> known = recall(key);
    if (known != null) {
      return known.getFirst();
    }
    List<String> runs = triggerAll(key, task, List.of(input), options);
    journal.remember(key, JsonCodec.standard().write(runs));
    return runs.getFirst();
  }

  <I, O> List<RunResult<O>> triggerAndWait(
      TaskRef<I, O> task, List<I> inputs, TriggerOptions options) {
    if (inputs.isEmpty() || inputs.size() > BATCH_MAX) {
      throw new IllegalArgumentException("1 to 1,000 inputs, not " + inputs.size());
    }
    String key = journal.key("children/" + task.id());
    List<String> runs = recall(key);
    if (runs == null) {
      runs = triggerAll(key, task, inputs, options);
      throw suspend(key, runs);
    }
    List<String> known = runs;
    Map<String, ChildRun> children =
        calls.ask(() -> core.transport().children(execution.leased().id(), known)).stream()
            .collect(Collectors.toMap(ChildRun::id, Function.identity()));
    if (children.values().stream().anyMatch(child -> !child.status().isFinal())) {
      throw suspend(null, runs);
    }
    return runs.stream().map(run -> result(run, children.get(run), task)).toList();
  }

  private <I> List<String> triggerAll(
      String key, TaskRef<I, ?> task, List<I> inputs, TriggerOptions options) {
    journal.begin(key);
    var items = new ArrayList<TriggerItem>();
    for (int position = 0; position < inputs.size(); position++) {
      byte[] payload = core.options().json().write(inputs.get(position));
      items.add(new TriggerItem(payload, child(options, key, position, inputs.size())));
    }
    return calls.ask(() -> core.transport().trigger(task.id(), items)).stream()
        .map(RunTriggers::triggered)
        .toList();
  }

  private TriggerOptions child(TriggerOptions options, String key, int position, int of) {
    String own =
        options.idempotencyKey() == null ? journal.idempotencyKey(key) : options.idempotencyKey();
    return options.asChild(execution.leased().id(), of == 1 ? own : own + '/' + position);
  }

  private static String triggered(TriggerAnswer answer) {
    return switch (answer) {
      case TriggerAnswer.Triggered triggered -> triggered.run();
      case TriggerAnswer.Refused refused ->
          throw new TriggerRefusedException(refused.code(), refused.message());
    };
  }

  private Error suspend(@Nullable String key, List<String> runs) {
    return journal.suspend(key, JsonCodec.standard().write(runs), new WaitingFor.Runs(runs, null));
  }

  private @Nullable List<String> recall(String key) {
    byte[] known = journal.recall(key);
    return known == null ? null : journal.readPresent(key, known, new TypeOf<List<String>>() {});
  }

  private <O> RunResult<O> result(String run, @Nullable ChildRun child, TaskRef<?, O> task) {
    if (child == null) {
      var gone = new RunError("run_not_found", "the run is not kept any more", null);
      return new RunResult.Ended<>(run, RunStatus.CRASHED, gone);
    }
    if (child.status() != RunStatus.COMPLETED) {
      return new RunResult.Ended<>(run, child.status(), child.error());
    }
    byte[] output = child.output() == null ? JsonCodec.nullValue() : child.output();
    return new RunResult.Completed<>(run, journal.read(run, output, task.outputType()));
  }
}
