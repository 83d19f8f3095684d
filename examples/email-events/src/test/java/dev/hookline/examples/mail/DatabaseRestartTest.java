package dev.hookline.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(400)
final class DatabaseRestartTest {

  private static final String COUNTERS = "SELECT address || ' ' || kind, count FROM counter";
  private static final String STATUSES = "SELECT address, status FROM recipient";

  private final ProviderKeys keys = new ProviderKeys();
  private final Executions executions = new Executions();

  @Test
  void every_event_counts_once_although_the_database_is_stopped_under_load() throws Exception {
    Load load = Load.of(60);
    int half = load.events().size() / 2;
    try (Database database = new Database();
        LocalHookline hookline = new LocalHookline();
        App app = App.start(settings(hookline, database), executions);
        ProviderSender sender = new ProviderSender(keys, app)) {
      send(sender, load.events().subList(0, half));
      executions.awaitCompleted(1);
      database.stop();
      send(sender, load.events().subList(half, load.events().size()));
      executions.awaitFailed(1);

      database.startAgain();
      executions.awaitCompleted(load.runs() - 1);

      assertThat(database.read(COUNTERS)).isEqualTo(load.counters());
      assertThat(database.read(STATUSES)).isEqualTo(load.statuses());
    }
  }

  private Settings settings(LocalHookline hookline, Database database) {
    return new Settings(
        hookline.url(),
        LocalHookline.API_KEY,
        database.url(),
        new Source(Source.RESEND, ProviderKeys.RESEND),
        new Source(Source.TELNYX, keys.telnyxPublic));
  }

  private static void send(ProviderSender sender, List<SentEvent> events) throws Exception {
    for (SentEvent event : events) {
      sender.send(event);
    }
  }
}
