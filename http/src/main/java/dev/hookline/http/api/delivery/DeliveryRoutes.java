package dev.hookline.http.api.delivery;

import dev.hookline.delivery.DeliveryStatus;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobReader;
import dev.hookline.operate.DeliveryControl;
import dev.hookline.operate.Scope;
import java.util.List;

/** {@code /api/v1/deliveries}. */
public final class DeliveryRoutes {

  private static final String LIST = "/api/v1/deliveries";
  private static final String ONE = LIST + "/:delivery";

  private final JobReader jobs;
  private final DeliveryControl control;

  public DeliveryRoutes(JobReader jobs, DeliveryControl control) {
    this.jobs = jobs;
    this.control = control;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.list(LIST, Scope.READ, this::list, "event", "endpoint", "status", "type"),
        ApiRoute.get(ONE, Scope.READ, this::read),
        ApiRoute.list(ONE + "/attempts", Scope.READ, this::attempts),
        ApiRoute.post(ONE + "/retry", Scope.WRITE, this::retry),
        ApiRoute.post(ONE + "/cancel", Scope.WRITE, this::cancel));
  }

  private ApiAnswer list(ApiCall call) {
    String word = call.parameter("status");
    StatusFilter status =
        word == null
            ? StatusFilter.ANY
            : StatusFilter.of(word)
                .orElseThrow(
                    () -> ApiCall.invalidParameter("status", "must be a status of a delivery"));
    JobQuery query =
        new JobQuery(
            call.project(),
            JobKind.DELIVERY,
            call.parameterId("event", IdPrefix.EVENT),
            call.parameterId("endpoint", IdPrefix.ENDPOINT),
            status.statuses(),
            status.failedBefore(),
            call.parameterEventType("type"),
            call.page());
    return call.list(jobs.list(query), DeliveryView::of);
  }

  private ApiAnswer read(ApiCall call) {
    return ApiAnswer.ok(DeliveryView.of(find(call)));
  }

  private ApiAnswer attempts(ApiCall call) {
    boolean showsChosenHeaders = call.key().holds(Scope.WRITE);
    return call.list(
        jobs.attempts(find(call).id(), call.page()),
        attempt -> AttemptView.of(attempt, showsChosenHeaders));
  }

  private ApiAnswer retry(ApiCall call) {
    call.jsonIfAny().refuseIfInvalid();
    return switch (control.retryNow(call.project(), delivery(call))) {
      case DeliveryControl.Retried.Changed(Job job) -> ApiAnswer.accepted(DeliveryView.of(job));
      case DeliveryControl.Retried.NotFound() -> ApiAnswer.notFound();
      case DeliveryControl.Retried.NotAllowed(Job job, String why) -> notAllowed(job, why);
    };
  }

  private ApiAnswer cancel(ApiCall call) {
    call.jsonIfAny().refuseIfInvalid();
    return switch (control.cancel(call.project(), delivery(call))) {
      case JobActions.Result.Changed(Job job) -> ApiAnswer.ok(DeliveryView.of(job));
      case JobActions.Result.NotFound() -> ApiAnswer.notFound();
      case JobActions.Result.NotAllowed(Job job) -> notAllowed(job, "it has ended already");
    };
  }

  private static ApiAnswer notAllowed(Job job, String why) {
    return ApiAnswer.failed(
        ProblemCode.NOT_ALLOWED, "The delivery is " + DeliveryStatus.of(job) + ": " + why + ".");
  }

  private Job find(ApiCall call) {
    return jobs.find(call.project(), delivery(call))
        .filter(job -> job.kind() == JobKind.DELIVERY)
        .orElseThrow(ApiCall::notFound);
  }

  private static Id delivery(ApiCall call) {
    return call.pathId("delivery", IdPrefix.DELIVERY);
  }
}
