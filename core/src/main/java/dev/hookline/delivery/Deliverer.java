package dev.hookline.delivery;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobHandler;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import dev.hookline.job.LanePolicy;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes one attempt to deliver an event: sign, send, and judge the answer. */
public final class Deliverer implements JobHandler {

  private static final LanePolicy WITHOUT_ENDPOINT =
      new LanePolicy(1, null, RetryPolicy.STANDARD, true);

  private final Endpoints endpoints;
  private final OutboundHttp http;
  private final EndpointSwitch endpointSwitch;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final String userAgent;
  private final Map<Id, DeliveryPlan> plans = new ConcurrentHashMap<>();

  /**
   * @param userAgent what deliveries call themselves, {@code Hookline/<version>}
   */
  public Deliverer(
      Endpoints endpoints,
      OutboundHttp http,
      EndpointSwitch endpointSwitch,
      IdGenerator ids,
      InstantSource clock,
      String userAgent) {
    this.endpoints = endpoints;
    this.http = http;
    this.endpointSwitch = endpointSwitch;
    this.ids = ids;
    this.clock = clock;
    this.userAgent = userAgent;
  }

  @Override
  public LanePolicy policy(Id target) {
    Endpoint endpoint = endpoints.find(target);
    return endpoint == null
        ? WITHOUT_ENDPOINT
        : new LanePolicy(
            endpoint.concurrency(), endpoint.rateLimit(), endpoint.retry(), !endpoint.enabled());
  }

  @Override
  public void attempt(Claimed claimed, Consumer<AttemptResult> done) {
    Endpoint endpoint = endpoints.find(claimed.job().target());
    if (endpoint == null) {
      plans.remove(claimed.job().target());
      done.accept(callOff("endpoint_deleted"));
      return;
    }
    if (!endpoint.sharesTenantWith(claimed.event())) {
      done.accept(callOff("endpoint_changed_tenant"));
      return;
    }
    if (!endpoint.enabled()) {
      done.accept(new AttemptResult(new Outcome.Hold("endpoint_disabled"), null));
      return;
    }
    Instant startedAt = clock.instant();
    DeliveryPlan plan = plan(endpoint, startedAt);
    int number = claimed.job().attempt();
    if (plan == null) {
      String why = "the endpoint's URL or secret cannot be used; set it anew";
      Attempt attempt = Attempt.unsent(ids.next(), number, startedAt, AttemptError.INTERNAL, why);
      done.accept(new AttemptResult(new Outcome.Retry(why, null, false), attempt));
      return;
    }
    Event event = claimed.event();
    OutboundRequest request = plan.request(event, number, startedAt.toEpochMilli());
    http.send(request, exchange -> done.accept(judge(claimed, request, startedAt, exchange)));
  }

  private static AttemptResult callOff(String why) {
    return new AttemptResult(new Outcome.End(JobStatus.CANCELLED, why), null);
  }

  @Override
  public void held(Lane lane) {
    endpointSwitch.goOnSoon(lane.target());
  }

  /** Only an answer that was stored counts: one that came too late says nothing. */
  @Override
  public void failed(Job delivery) {
    Integer status = delivery.lastStatusCode();
    if (status != null && status == Answers.GONE) {
      endpointSwitch.disableSoon(delivery.target(), "the endpoint answered 410 Gone");
    }
  }

  private AttemptResult judge(
      Claimed claimed, OutboundRequest request, Instant startedAt, Exchange exchange) {
    Answers.Judgement judgement = Answers.judge(exchange, clock.instant());
    return new AttemptResult(
        judgement.outcome(),
        judgement.attempt(ids.next(), claimed.job().attempt(), startedAt, request, exchange));
  }

  private @Nullable DeliveryPlan plan(Endpoint endpoint, Instant now) {
    DeliveryPlan known = plans.get(endpoint.id());
    if (known != null && known.isFor(endpoint, now)) {
      return known;
    }
    DeliveryPlan made = DeliveryPlan.of(endpoint, userAgent, now).orElse(null);
    if (made != null) {
      plans.put(endpoint.id(), made);
    }
    return made;
  }
}
