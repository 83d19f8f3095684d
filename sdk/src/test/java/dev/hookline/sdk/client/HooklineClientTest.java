package dev.hookline.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.sdk.CronSchedule;
import dev.hookline.sdk.DoNotRetry;
import dev.hookline.sdk.RunFailedException;
import dev.hookline.sdk.RunResult;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.server.ProtocolServer;
import dev.hookline.sdk.worker.Worker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HooklineClientTest {

  record Order(int number) {}

  record Invoice(String id) {}

  private static final Task<Order, Invoice> BILL =
      Task.of("bill", Order.class, Invoice.class)
          .handler((order, run) -> {
            run.log("bills order " + order.number());
            if (order.number() < 0) {
              throw new DoNotRetry("no such order");
            }
            return new Invoice("inv_" + order.number());
          });

  private final ProtocolServer server = ProtocolServer.start();
  private final HooklineClient client =
      HooklineClient.builder().url(server.url().toString()).apiKey(ProtocolServer.API_KEY).build();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private Worker worker() throws InterruptedException {
    return Worker.builder()
        .url(server.url().toString())
        .apiKey(ProtocolServer.API_KEY)
        .tasks(BILL)
        .build()
        .start();
  }

  @Test
  void a_triggered_run_is_awaited_with_its_typed_output() throws Exception {
    try (var worker = worker()) {
      RunHandle<Invoice> run = client.trigger(BILL, new Order(7));
      assertThat(run.await(Duration.ofSeconds(10)))
          .isEqualTo(new RunResult.Completed<>(run.id(), new Invoice("inv_7")));
      assertThat(worker.slots()).isEqualTo(50);
    }
  }

  @Test
  void a_run_that_fails_says_why() throws Exception {
    try (var worker = worker()) {
      RunResult<Invoice> result = client.trigger(BILL, new Order(-1)).await();
      assertThatThrownBy(result::orElseThrow)
          .isInstanceOf(RunFailedException.class)
          .hasMessageContaining("failed: no such order");
      assertThat(worker.slots()).isEqualTo(50);
    }
  }

  @Test
  void a_run_is_awaited_also_where_streams_are_refused() throws Exception {
    RunHandle<Invoice> run = client.trigger(BILL, new Order(7));
    String problem = "{\"code\":\"not_found\",\"detail\":\"no streams here\"}";
    server.troubles().canned("GET /api/v1/runs/" + run.id() + "/stream", 404, problem);
    try (var worker = worker()) {
      assertThat(run.await(Duration.ofSeconds(10)).orElseThrow()).isEqualTo(new Invoice("inv_7"));
      assertThat(worker.slots()).isEqualTo(50);
    }
  }

  @Test
  void waiting_ends_after_its_time_although_the_run_goes_on() {
    RunHandle<Invoice> run = client.trigger(BILL, new Order(1));
    assertThatThrownBy(() -> run.await(Duration.ofMillis(50))).isInstanceOf(TimeoutException.class);
    assertThat(run.retrieve().status()).isEqualTo(RunStatus.QUEUED);
  }

  @Test
  void a_trigger_whose_answer_is_lost_is_repeated_without_a_second_run() {
    server.troubles().loseAnswers(2);
    RunHandle<Invoice> run = client.trigger(BILL, new Order(1));
    assertThat(server.runs()).hasSize(1);
    assertThat(server.runs().getFirst().id).isEqualTo(run.id());
  }

  @Test
  void the_same_idempotency_key_answers_with_the_first_run() {
    TriggerOptions once = TriggerOptions.options().idempotencyKey("order-7").build();
    RunHandle<Invoice> first = client.trigger(BILL, new Order(7), once);
    RunHandle<Invoice> second = client.trigger(BILL, new Order(7), once);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.isDuplicate()).isTrue();
  }

  @Test
  void options_travel_as_the_api_names_them() {
    client.trigger(
        BILL,
        new Order(1),
        TriggerOptions.options()
            .delay(Duration.ofMinutes(5))
            .ttl(Duration.ofHours(1))
            .concurrencyKey("customer-1")
            .priority(60)
            .tags("customer:1", "vip")
            .metadata("origin", "shop")
            .debounce("order-1", Duration.ofSeconds(5))
            .build());
    assertThat(server.runs().getFirst().options.toString())
        .contains("\"delay\":\"PT5M\"")
        .contains("\"ttl\":\"PT1H\"")
        .contains("\"concurrency_key\":\"customer-1\"")
        .contains("\"priority\":60")
        .contains("\"tags\":[\"customer:1\",\"vip\"]")
        .contains("\"metadata\":{\"origin\":\"shop\"}")
        .contains("\"mode\":\"trailing\"");
  }

  @Test
  void a_batch_has_one_result_for_each_input() throws Exception {
    try (var worker = worker()) {
      List<BatchResult<Invoice>> batch = client.batch(BILL, List.of(new Order(1), new Order(2)));
      assertThat(batch).hasSize(2);
      var last = (BatchResult.Triggered<Invoice>) batch.getLast();
      assertThat(last.run().await().orElseThrow()).isEqualTo(new Invoice("inv_2"));
      assertThat(worker.slots()).isEqualTo(50);
    }
  }

  @Test
  void a_problem_becomes_an_exception_with_its_code() {
    assertThatThrownBy(() -> client.runs().retrieve("run_of_nobody"))
        .isInstanceOfSatisfying(
            HooklineException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("not_found");
              assertThat(failure.status()).isEqualTo(404);
            });
  }

  @Test
  void a_wrong_key_is_told_at_once() {
    try (var stranger =
        HooklineClient.builder().url(server.url().toString()).apiKey("hk_wrong_test_key").build()) {
      assertThatThrownBy(() -> stranger.trigger(BILL, new Order(1)))
          .isInstanceOfSatisfying(
              HooklineException.class,
              failure -> assertThat(failure.code()).isEqualTo("unauthorized"));
    }
  }

  @Test
  void a_server_that_is_busy_is_asked_again() {
    server.troubles().unavailable(path -> server.troubles().refused() < 2);
    assertThat(client.trigger(BILL, new Order(1)).id()).isEqualTo("run_1");
    assertThat(server.troubles().refused()).isEqualTo(2);
  }

  @Test
  void a_subscription_hears_log_and_states_to_the_end() throws Exception {
    RunHandle<Invoice> run = client.trigger(BILL, new Order(3));
    var heard = new CopyOnWriteArrayList<String>();
    var listener =
        new RunListener() {
          @Override
          public void changed(Run now) {
            heard.add(now.status().code());
          }

          @Override
          public void logged(RunLogLine line) {
            heard.add(line.message());
          }
        };
    try (Subscription subscription = client.runs().subscribe(run.id(), listener);
        Worker worker = worker()) {
      assertThat(subscription.awaitEnd(Duration.ofSeconds(10))).isTrue();
      assertThat(heard).contains("bills order 3").endsWith("completed");
      assertThat(worker.slots()).isEqualTo(50);
    }
  }

  @Test
  void a_subscription_bridges_a_server_that_is_away() throws Exception {
    RunHandle<Invoice> run = client.trigger(BILL, new Order(3));
    server.troubles().unavailable(path -> path.endsWith("/stream"));
    var heard = new CopyOnWriteArrayList<String>();
    try (Subscription subscription =
            client.runs().subscribe(run.id(), now -> heard.add(now.status().code()));
        Worker worker = worker()) {
      server.awaitEnd(run.id());
      server.troubles().over();
      assertThat(subscription.awaitEnd(Duration.ofSeconds(10))).isTrue();
      assertThat(heard).endsWith("completed");
      assertThat(worker.slots()).isEqualTo(50);
    }
  }

  @Test
  void runs_are_listed_page_by_page() {
    String page =
        """
        {"data": [{"id": "run_a", "task": "bill", "status": "completed"}], "next": "two"}
        """;
    server.troubles().canned("GET /api/v1/runs", 200, page);
    List<String> ids =
        client.runs().stream(RunQuery.all().task("bill").status(RunStatus.COMPLETED))
            .limit(3)
            .map(Run::id)
            .toList();
    assertThat(ids).containsExactly("run_a", "run_a", "run_a");
  }

  @Test
  void events_are_published_one_by_one_and_together() {
    String published = "{\"id\":\"evt_1\",\"event_id\":\"e1\",\"type\":\"t\",\"duplicate\":false}";
    String problem = "{\"code\":\"event_type_invalid\",\"detail\":\"no\"}";
    server.troubles().canned("POST /api/v1/events", 202, published);
    server
        .troubles()
        .canned("POST /api/v1/events/batch", 202, "{\"data\":[" + published + "," + problem + "]}");
    NewEvent event = NewEvent.of("invoice.paid", new Order(1)).eventId("e1").tenant("acme");
    assertThat(client.events().publish(event).id()).isEqualTo("evt_1");
    assertThat(client.events().publishAll(List.of(event, event)).getLast())
        .isEqualTo(new PublishResult.Refused("event_type_invalid", "no"));
    String one =
        "{\"event_id\":\"e1\",\"type\":\"invoice.paid\",\"payload\":{\"number\":1},\"tenant\":\"acme\"}";
    assertThat(server.troubles().asked())
        .containsExactly(
            "POST /api/v1/events",
            one,
            "POST /api/v1/events/batch",
            "{\"events\":[" + one + "," + one + "]}");
  }

  @Test
  void schedules_are_made_changed_and_deleted() {
    String schedule =
        """
        {"id":"sch_1","task":"bill","cron":"0 7 * * *","timezone":"Europe/Berlin","enabled":true,
         "next_run_at":"2026-01-01T06:00:00.000Z"}
        """;
    server.troubles().canned("POST /api/v1/schedules", 201, schedule);
    server.troubles().canned("PATCH /api/v1/schedules/sch_1", 200, schedule);
    server.troubles().canned("DELETE /api/v1/schedules/sch_1", 200, "{}");
    var times = new CronSchedule("0 7 * * *", ZoneId.of("Europe/Berlin"));
    Schedule made = client.schedules().create("bill", times, new Order(1));
    assertThat(made.nextRunAt()).isEqualTo(Instant.parse("2026-01-01T06:00:00Z"));
    client.schedules().enable("sch_1", false);
    client.schedules().delete("sch_1");
    assertThat(server.troubles().asked())
        .contains("{\"enabled\":false}")
        .anyMatch(body -> body.contains("\"payload\":{\"number\":1}"));
  }

  @Test
  void a_payload_keeps_its_bytes() {
    byte[] payload = "{ \"amount\": 1.10e3 }".getBytes(StandardCharsets.UTF_8);
    server.troubles().canned("POST /api/v1/tasks/raw/trigger", 202, "{\"id\":\"run_9\"}");
    client.trigger("raw", payload, TriggerOptions.NONE);
    assertThat(server.troubles().asked().getLast())
        .isEqualTo("{\"payload\":{ \"amount\": 1.10e3 }}");
  }
}
