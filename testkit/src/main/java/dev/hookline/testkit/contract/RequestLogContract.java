package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.Confirmation;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.ingest.RequestQuery;
import dev.hookline.ingest.RequestStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link dev.hookline.ingest.RequestLog} promises. */
public abstract class RequestLogContract extends StoreContract {

  private static final PageRequest ALL = PageRequest.first(PageRequest.LIMIT_MAX);

  @Test
  void a_request_is_read_back_as_it_was() {
    KeptRequest rejected =
        request(
            samples().id(),
            samples().id(),
            RequestStatus.REJECTED,
            RejectionCause.SIGNATURE_MISMATCH);
    KeptRequest duplicate =
        request(rejected.project(), samples().id(), RequestStatus.DUPLICATE, null);
    keep(rejected, duplicate);

    assertThat(stores().requests().find(rejected.project(), rejected.id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(rejected);
    assertThat(stores().requests().find(rejected.project(), duplicate.id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(duplicate);
  }

  @Test
  void a_filtered_request_keeps_its_filter_and_one_that_was_let_in_its_event() {
    KeptRequest filtered = request(samples().id(), samples().id(), RequestStatus.FILTERED, null);
    keep(filtered);
    assertThat(stores().requests().find(filtered.project(), filtered.id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(filtered);
    Id event = samples().id();

    stores().requests().becameEvent(filtered, event);

    KeptRequest linked = stores().requests().find(filtered.project(), filtered.id()).orElseThrow();
    assertThat(linked.event()).isEqualTo(event);
    assertThat(linked.status()).isEqualTo(RequestStatus.FILTERED);
  }

  @Test
  void how_the_confirmation_of_a_handshake_ended_is_noted() {
    KeptRequest handshake = request(samples().id(), samples().id(), RequestStatus.HANDSHAKE, null);
    KeptRequest other = request(handshake.project(), samples().id(), RequestStatus.HANDSHAKE, null);
    keep(handshake, other);
    assertThat(confirmationOf(handshake)).isEqualTo(Confirmation.PENDING);

    stores().requests().confirmation(handshake.id(), Confirmation.failed("status 403"));

    assertThat(confirmationOf(handshake)).isEqualTo(Confirmation.failed("status 403"));
    assertThat(confirmationOf(other)).isEqualTo(Confirmation.PENDING);
    stores().requests().confirmation(handshake.id(), Confirmation.CONFIRMED);
    assertThat(confirmationOf(handshake)).isEqualTo(Confirmation.CONFIRMED);
  }

  @Test
  void a_confirmation_of_a_request_that_was_not_kept_is_no_error() {
    Id unknown = samples().id();

    stores().requests().confirmation(unknown, Confirmation.CONFIRMED);

    assertThat(stores().requests().find(samples().id(), unknown)).isEmpty();
  }

  private @Nullable Confirmation confirmationOf(KeptRequest request) {
    return stores().requests().find(request.project(), request.id()).orElseThrow().confirmation();
  }

  @Test
  void a_request_of_another_project_is_not_found() {
    KeptRequest request = request(samples().id(), samples().id(), RequestStatus.DUPLICATE, null);
    keep(request);

    assertThat(stores().requests().find(samples().id(), request.id())).isEmpty();
    assertThat(list(samples().id(), null, null, null)).isEmpty();
    Id guessed = new Id(request.id().high(), request.id().low() ^ 1);
    assertThat(stores().requests().find(request.project(), guessed)).isEmpty();
  }

  @Test
  void requests_are_filtered_by_source_status_and_cause() {
    Id project = samples().id();
    Id source = samples().id();
    KeptRequest stale =
        request(project, source, RequestStatus.REJECTED, RejectionCause.TIMESTAMP_STALE);
    KeptRequest large =
        request(project, samples().id(), RequestStatus.REJECTED, RejectionCause.PAYLOAD_TOO_LARGE);
    KeptRequest duplicate = request(project, source, RequestStatus.DUPLICATE, null);
    keep(stale, large, duplicate);

    assertThat(list(project, null, null, null))
        .containsExactly(duplicate.id(), large.id(), stale.id());
    assertThat(list(project, source, null, null)).containsExactly(duplicate.id(), stale.id());
    assertThat(list(project, null, RequestStatus.REJECTED, null))
        .containsExactly(large.id(), stale.id());
    assertThat(list(project, null, null, RejectionCause.TIMESTAMP_STALE))
        .containsExactly(stale.id());
  }

  @Test
  void old_requests_can_be_deleted() {
    Id project = samples().id();
    KeptRequest request = request(project, samples().id(), RequestStatus.DUPLICATE, null);
    keep(request);

    assertThat(stores().retention().deleteRequests(request.receivedAt(), 10)).isZero();
    assertThat(stores().retention().deleteRequests(request.receivedAt().plusMillis(1), 10))
        .isEqualTo(1);
    assertThat(list(project, null, null, null)).isEmpty();
  }

  private void keep(KeptRequest... requests) {
    for (KeptRequest request : requests) {
      stores().requests().keep(request);
    }
    settle();
  }

  private List<Id> list(
      Id project,
      @Nullable Id source,
      @Nullable RequestStatus status,
      @Nullable RejectionCause cause) {
    return stores()
        .requests()
        .list(new RequestQuery(project, source, status, cause, ALL))
        .items()
        .stream()
        .map(KeptRequest::id)
        .toList();
  }

  /** A request with something in each of its fields. */
  protected final KeptRequest request(
      Id project, Id source, RequestStatus status, @Nullable RejectionCause cause) {
    return new KeptRequest(
        samples().id(),
        project,
        source,
        status,
        cause,
        cause == null ? samples().id() : null,
        "POST",
        new Headers("content-type: application/json\n"),
        new byte[] {'{', 0, (byte) 0xfe},
        70_000,
        "192.0.2.1",
        status == RequestStatus.FILTERED ? "type == 'a'" : null,
        status == RequestStatus.HANDSHAKE ? Confirmation.PENDING : null);
  }
}
