package dev.hookline.task;

import dev.hookline.delivery.Answered;
import dev.hookline.delivery.Answers;
import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.AttemptError;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.Outcome;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Executes runs by a signed POST to their task's URL. A 2xx answer completes the run, and its body
 * is the output; every other answer means what it means for a delivery.
 */
final class HttpRuns {

  private final OutboundHttp http;
  private final RunEnds ends;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final String userAgent;

  HttpRuns(
      OutboundHttp http, RunEnds ends, IdGenerator ids, InstantSource clock, String userAgent) {
    this.http = http;
    this.ends = ends;
    this.ids = ids;
    this.clock = clock;
    this.userAgent = userAgent;
  }

  /** Makes one attempt, which has begun; on the lane's executor. */
  void attempt(RunUnderWay run, HttpTarget target) {
    Instant startedAt = run.begunAt();
    Optional<Signer> signer =
        StandardWebhooks.standard().signer(List.of(Secret.of(target.secret())));
    if (signer.isPresent()
        && TargetUrl.parse(target.url()) instanceof Checked.Ok<TargetUrl>(TargetUrl url)) {
      Headers headers = headers(run, signer.get(), startedAt.toEpochMilli());
      byte[] body = run.claimed().event().payload().bytes();
      boolean isLimited = run.maxDuration().compareTo(target.timeout()) < 0;
      Duration timeout = isLimited ? run.maxDuration() : target.timeout();
      OutboundRequest request = OutboundRequest.post(url, headers, body, timeout);
      http.send(
          request,
          exchange -> {
            boolean isOverdue = isLimited && lasted(exchange, timeout);
            run.end(
                isOverdue ? ends.timedOut(run) : judge(run, request, startedAt, exchange), _ -> {});
          });
    } else {
      String why = "the task's URL or secret cannot be used; set it anew";
      run.end(ends.givenUp(run.lease(), why), _ -> {});
    }
  }

  /** Whether a request was given up because of the time that it took. */
  private static boolean lasted(Exchange exchange, Duration timeout) {
    return exchange instanceof Exchange.Failed
        && exchange.durationMicros() >= TimeUnit.NANOSECONDS.toMicros(timeout.toNanos());
  }

  private Headers headers(RunUnderWay run, Signer signer, long nowMillis) {
    Event event = run.claimed().event();
    String runId = run.id().text(IdPrefix.RUN);
    Headers.Builder headers = new Headers.Builder();
    String contentType = event.payload().contentType();
    headers.add("content-type", contentType == null ? "application/json" : contentType);
    headers.add("user-agent", userAgent);
    for (SignedHeader header : signer.sign(event.payload().bytes(), runId, nowMillis)) {
      headers.add(header.name(), header.value());
    }
    headers.add("hookline-task", run.task().name());
    headers.add("hookline-run", runId);
    headers.add("hookline-attempt", Integer.toString(run.claimed().job().failures() + 1));
    return headers.build();
  }

  private AttemptResult judge(
      RunUnderWay run, OutboundRequest request, Instant startedAt, Exchange exchange) {
    Answers.Judgement judgement = Answers.judge(exchange, clock.instant());
    if (judgement.outcome() instanceof Outcome.Done && Answered.of(exchange).truncated()) {
      judgement =
          judgement.givenUp(
              AttemptError.OUTPUT_TOO_LARGE,
              "answered more than " + OutboundHttp.BODY_KEPT_BYTES + " bytes, which are kept");
    } else if (judgement.endpointIsGone()) {
      judgement = judgement.givenUp(AttemptError.STATUS, "answered 410");
    }
    return new AttemptResult(
        slowingOnlyItsOwn(run, judgement.outcome()),
        judgement.attempt(ids.next(), run.lease(), startedAt, request, exchange));
  }

  /** Of a queue that tasks share, the others go on. */
  private static Outcome slowingOnlyItsOwn(RunUnderWay run, Outcome outcome) {
    boolean isAlone = run.run().queue().equals(TaskDefinition.ownQueue(run.task().name()));
    return outcome instanceof Outcome.Retry(String why, Duration notBefore, boolean _) && !isAlone
        ? new Outcome.Retry(why, notBefore, false)
        : outcome;
  }
}
