package dev.hookline.testkit.engine;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.Endpoints;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobHandler;
import dev.hookline.job.Lane;
import dev.hookline.job.LanePolicy;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Timings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Begins attempts and leaves their end to the test. */
final class ScriptedHandler implements JobHandler {

  /** An attempt under way. */
  record Begun(Claimed claimed, Consumer<AttemptResult> done) {}

  private final Endpoints endpoints;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final List<Begun> underWay = new ArrayList<>();
  private final List<Claimed> begun = new ArrayList<>();
  Consumer<Lane> heldLanes = lane -> {};
  Consumer<Job> failedJobs = job -> {};
  private @Nullable JobHandler instead;
  private Function<Claimed, Optional<Outcome>> atOnce = claimed -> Optional.empty();

  ScriptedHandler(Endpoints endpoints, IdGenerator ids, InstantSource clock) {
    this.endpoints = endpoints;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public LanePolicy policy(Id target) {
    Endpoint endpoint = endpoints.find(target);
    return endpoint == null
        ? new LanePolicy(1, null, RetryPolicy.STANDARD)
        : new LanePolicy(
            endpoint.concurrency(), endpoint.rateLimit(), endpoint.retry(), !endpoint.enabled());
  }

  @Override
  public void held(Lane lane) {
    heldLanes.accept(lane);
  }

  @Override
  public void attempt(Claimed claimed, Consumer<AttemptResult> done) {
    begun.add(claimed);
    JobHandler other = instead;
    if (other != null) {
      other.attempt(claimed, done);
      return;
    }
    Optional<Outcome> outcome = atOnce.apply(claimed);
    if (outcome.isPresent()) {
      done.accept(result(claimed, outcome.get()));
    } else {
      underWay.add(new Begun(claimed, done));
    }
  }

  @Override
  public void failed(Job job) {
    failedJobs.accept(job);
  }

  /** From now on another makes the attempts. */
  void leaveTo(JobHandler other) {
    instead = other;
  }

  /** From now on attempts end before the call returns, as this says. */
  void answerAtOnce(Function<Claimed, Outcome> answer) {
    atOnce = claimed -> Optional.of(answer.apply(claimed));
  }

  /** From now on these attempts end before the call returns; others are left to the test. */
  void answerAtOnceWhen(Predicate<Claimed> which, Outcome outcome) {
    atOnce = claimed -> which.test(claimed) ? Optional.of(outcome) : Optional.empty();
  }

  void answerLater() {
    atOnce = claimed -> Optional.empty();
  }

  /** Every attempt that was begun so far, in order. */
  List<Claimed> begun() {
    return begun;
  }

  List<Begun> underWay() {
    return List.copyOf(underWay);
  }

  int underWay(Id target) {
    return (int)
        underWay.stream().filter(begun -> begun.claimed().job().target().equals(target)).count();
  }

  /** Ends the oldest attempt under way. */
  Claimed end(Outcome outcome) {
    return end(begun -> true, outcome);
  }

  /** Ends the oldest attempt under way to a target. */
  Claimed end(Id target, Outcome outcome) {
    return end(begun -> begun.claimed().job().target().equals(target), outcome);
  }

  private Claimed end(Predicate<Begun> which, Outcome outcome) {
    Begun first = underWay.stream().filter(which).findFirst().orElseThrow();
    underWay.remove(first);
    first.done().accept(result(first.claimed(), outcome));
    return first.claimed();
  }

  void endAll(Outcome outcome) {
    for (int left = underWay.size(); left > 0; left--) {
      end(outcome);
    }
  }

  /** The process ends: nobody hears of these attempts any more. */
  void forgetAll() {
    underWay.clear();
  }

  static Outcome done() {
    return new Outcome.Done();
  }

  static Outcome fail() {
    return new Outcome.Retry("answered 500", null, false);
  }

  static Outcome overloaded(Duration notBefore) {
    return new Outcome.Retry("answered 503", notBefore, true);
  }

  AttemptResult result(Claimed claimed, Outcome outcome) {
    return new AttemptResult(outcome, attempt(claimed, outcome));
  }

  private Attempt attempt(Claimed claimed, Outcome outcome) {
    AttemptError error = outcome instanceof Outcome.Done ? null : AttemptError.STATUS;
    return new Attempt(
        ids.next(),
        claimed.job().attempt(),
        clock.instant(),
        1_000,
        error == null ? 200 : 500,
        error,
        null,
        Headers.NONE,
        Headers.NONE,
        new byte[0],
        false,
        Timings.NONE);
  }
}
