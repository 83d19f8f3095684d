package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.server.command.Main;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.scheme.StandardWebhooksKeys;
import dev.hookline.testkit.process.JavaCommand;
import dev.hookline.testkit.process.ProcessUnderTest;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A developer plays a provider, and has what arrives brought to the own machine. */
class DeveloperSendsAndListensTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=";

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void a_signed_sample_is_sent_to_any_url() {
    SourceSetUp stripe = server.source("stripe", SECRET);

    String said =
        run(
            0,
            "send",
            "--provider",
            "stripe",
            "invoice.paid",
            "--to",
            stripe.url(),
            "--secret",
            SECRET);

    assertThat(said).contains("-> 202 in ");
    assertThat(event(said).path("type").asString()).isEqualTo("invoice.paid");
    assertThat(
            run(1, "send", "--provider", "stripe", "--to", stripe.url(), "--secret", "whsec_wrong"))
        .contains("-> 401 in ", "signature_mismatch");
  }

  @Test
  void a_sample_is_sent_through_a_source_with_the_secret_it_knows() {
    SourceSetUp github = server.source("github", SECRET);

    String said = run(0, "send", "--source", github.id(), "pull_request");

    assertThat(event(said).path("type").asString()).isEqualTo("pull_request");
  }

  @Test
  void a_provider_with_a_private_key_is_played_with_a_pair_of_ones_own(@TempDir Path folder)
      throws IOException {
    Secret pair = StandardWebhooksKeys.newPrivateKey(new SecureRandom()).without("whsk_");
    byte[] seedAndPublicKey = Base64.getDecoder().decode(pair.reveal());
    String publicKey =
        Base64.getEncoder().encodeToString(Arrays.copyOfRange(seedAndPublicKey, 32, 64));
    SourceSetUp telnyx = server.source("telnyx", publicKey);
    Path file = Files.writeString(folder.resolve("key"), pair.reveal() + "\n");

    String said =
        run(
            0,
            "send",
            "--source",
            telnyx.id(),
            "message.finalized",
            "--secret-file",
            file.toString());

    assertThat(event(said).path("type").asString()).isEqualTo("message.finalized");
  }

  @Test
  void the_commands_explain_themselves() {
    assertThat(run(0, "send", "--help")).contains("--provider", "--secret-file");
    assertThat(run(0, "listen", "--help")).contains("--forward-to", "--api-url");
    assertThat(run(0, "send", "--list"))
        .contains("github: push", "stripe: invoice.paid", "sendgrid: delivered");
    assertThat(
            run(2, "send", "--provider", "nobody", "--to", "http://localhost:1", "--secret", "x"))
        .contains("There is no provider nobody");
    assertThat(run(2, "send")).contains("--provider");
  }

  @Test
  void events_of_a_source_are_forwarded_with_what_came_and_the_answers_are_shown() {
    receiver.on("/dev", Behaviour.status(204));
    SourceSetUp github = server.source("github", SECRET);
    server.source("stripe", SECRET);
    byte[] body = "{\"zen\" : \"é\"}".getBytes(UTF_8);
    var headers = new ProviderSender("github", SECRET).github(body, "delivery-1", "push");
    try (ProcessUnderTest listening =
        command(
                "listen",
                "--source",
                github.id(),
                "--forward-to",
                StartedServer.url(receiver, "/dev"))
            .start()) {
      var _ = listening.awaitLine("Ready", LIMIT);

      String id =
          server.api().hook(github.url(), body, headers).expect(202).json().path("id").asString();

      var arrived = receiver.awaitRequests(1, LIMIT).getFirst();
      assertThat(arrived.body()).isEqualTo(body);
      headers.forEach((name, value) -> assertThat(arrived.header(name)).contains(value));
      var _ = listening.awaitLine(id + "  push  -> 204 in \\d+ ms", LIMIT);
    }
  }

  private JsonNode event(String said) {
    int at = said.indexOf("evt_");
    assertThat(at).as(said).isNotNegative();
    return server.event(said.substring(at, at + 30));
  }

  private String run(int exitCode, String... arguments) {
    try (ProcessUnderTest process = command(arguments).start()) {
      assertThat(process.awaitExit(LIMIT)).as(process.logs()).isEqualTo(exitCode);
      return process.logs();
    }
  }

  private JavaCommand command(String... arguments) {
    JavaCommand command =
        JavaCommand.main(Main.class)
            .withEnvironment("HOOKLINE_API_KEY", StartedServer.API_KEY)
            .withArguments(arguments);
    return arguments.length > 1
            && !arguments[1].startsWith("--provider")
            && !arguments[1].equals("--help")
            && !arguments[1].equals("--list")
        ? command.withArguments("--api-url", server.base())
        : command;
  }
}
