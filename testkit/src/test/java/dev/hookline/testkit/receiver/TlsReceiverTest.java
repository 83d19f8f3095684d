package dev.hookline.testkit.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.testkit.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TlsReceiverTest {
  private final TestAuthority authority = TestAuthority.create();

  @Test
  void a_valid_identity_is_trusted_by_clients_of_its_authority() throws Exception {
    HttpResponse<String> response = post(authority.valid(), Answers.text(200, "welcome"));
    assertThat(response.body()).isEqualTo("welcome");
    assertThat(response.sslSession()).isPresent();
  }

  @Test
  void a_self_signed_identity_is_refused() {
    assertThatThrownBy(() -> post(TestAuthority.selfSigned(), Behaviour.status(200)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("PKIX path building failed");
  }

  @Test
  void an_expired_identity_is_refused_for_its_date() {
    assertThatThrownBy(() -> post(authority.expired(), Behaviour.status(200)))
        .isInstanceOf(SSLException.class)
        .hasStackTraceContaining("NotAfter");
  }

  @Test
  void an_identity_of_the_future_is_refused_for_its_date() {
    assertThatThrownBy(() -> post(authority.notYetValid(), Behaviour.status(200)))
        .isInstanceOf(SSLException.class)
        .hasStackTraceContaining("NotBefore");
  }

  @Test
  void an_identity_for_another_name_is_refused_for_its_name() {
    assertThatThrownBy(() -> post(authority.forAnotherName(), Behaviour.status(200)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("localhost");
  }

  @Test
  void a_refused_handshake_is_a_problem_and_no_request() {
    try (FaultReceiver receiver = FaultReceiver.startTls(TestAuthority.selfSigned())) {
      assertThatThrownBy(() -> post(receiver)).isInstanceOf(SSLException.class);
      Await.until(
          "the refusal is noted",
          Duration.ofSeconds(5),
          () -> receiver.problems().stream().anyMatch(problem -> problem.contains("no handshake")));
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void faults_work_behind_tls_too() {
    assertThatThrownBy(() -> post(authority.valid(), Breaks.resetInsteadOfAnswer()))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SSLException.class);
  }

  @Test
  void the_authority_can_be_handed_over_as_pem() throws Exception {
    byte[] pem = authority.certificatePem().getBytes(StandardCharsets.US_ASCII);
    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem)))
        .isEqualTo(authority.certificate());
  }

  private HttpResponse<String> post(TlsIdentity identity, Behaviour behaviour)
      throws IOException, InterruptedException {
    try (FaultReceiver receiver = FaultReceiver.startTls(identity).otherwise(behaviour)) {
      return post(receiver);
    }
  }

  private HttpResponse<String> post(FaultReceiver receiver)
      throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(authority.trustingContext()).build()) {
      return client.send(
          HttpRequest.newBuilder(receiver.uri("/a")).POST(BodyPublishers.ofString("{}")).build(),
          BodyHandlers.ofString());
    }
  }
}
