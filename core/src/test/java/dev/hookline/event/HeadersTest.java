package dev.hookline.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Headers.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {

  @Test
  void fields_keep_their_order_their_case_and_their_repetitions() {
    List<Field> fields =
        List.of(
            new Field("X-Second", "2"),
            new Field("accept", ""),
            new Field("x-second", "3"),
            new Field("Note", "a: b: c"));
    assertThat(Headers.of(fields).fields()).isEqualTo(fields);
  }

  @Test
  void the_first_of_a_name_is_found_in_any_case() {
    Headers headers = Headers.of(List.of(new Field("A", "1"), new Field("a", "2")));
    assertThat(headers.first("a")).contains("1");
    assertThat(headers.first("A")).contains("1");
    assertThat(headers.first("b")).isEmpty();
  }

  @Test
  void a_line_break_in_a_value_forges_no_field() {
    Headers headers = Headers.of(List.of(new Field("a", "1\r\nb: 2\n\nc: 3")));
    assertThat(headers.fields()).containsExactly(new Field("a", "1  b: 2  c: 3"));
  }

  @Test
  void no_fields_are_no_text() {
    assertThat(Headers.of(List.of())).isSameAs(Headers.NONE);
    assertThat(Headers.NONE.fields()).isEmpty();
  }
}
