package dev.hookline.http.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.ingest.CustomResponse;
import dev.hookline.ingest.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an accepted request is answered at a source with an answer of its own. */
class CustomAnswerTest {

  private static final Receipt ACCEPTED = new Receipt.Accepted(new Id(1, 2));
  private static final IngestAnswer STANDARD = IngestAnswer.of(ACCEPTED);

  @ParameterizedTest
  @ValueSource(ints = {204, 205})
  void a_status_that_means_no_content_has_no_body(int status) {
    assertThat(answer(status, null).body().length()).isZero();
    assertThat(answer(status, "thanks").body().length()).isZero();
  }

  @Test
  void the_body_is_the_standard_one_unless_another_is_given() {
    assertThat(answer(200, null).body()).isEqualTo(STANDARD.body());
    assertThat(answer(200, "thanks").body().toString()).isEqualTo("thanks");
    assertThat(answer(200, "").body().length()).isZero();
  }

  private static IngestAnswer answer(int status, @Nullable String body) {
    CustomResponse response = new CustomResponse(status, Headers.NONE, body, null);
    return CustomAnswer.of(STANDARD, ACCEPTED, response);
  }
}
