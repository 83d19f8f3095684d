package dev.hookline.signatures.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests of which we know, from the providers' documentation and libraries, whether they are
 * genuine.
 */
class SignatureFixturesTest {

  @Test
  void no_fixture_is_lost() {
    assertThat(SignatureFixture.all()).hasSize(144);
    assertThat(SignatureFixture.all()).filteredOn(SignatureFixture::expectedGenuine).hasSize(69);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.hookline.signatures.provider.SignatureFixture#all")
  void each_request_is_judged_as_its_provider_judges_it(SignatureFixture fixture) {
    Configuration configuration = FixtureSources.configurationOf(fixture);
    assertThat(configuration).isInstanceOf(Configuration.Ready.class);
    Verifier verifier =
        ((Configuration.Ready) configuration)
            .scheme()
            .verifier(List.of(Secret.of(fixture.secret())));

    Verdict verdict = verifier.verify(fixture.request(), fixture.nowEpochMillis());

    assertThat(verdict instanceof Verdict.Genuine)
        .as("%s gave %s", fixture, verdict)
        .isEqualTo(fixture.expectedGenuine());
  }
}
