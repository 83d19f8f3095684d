package dev.hookline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person sees first. */
class BannerTest {

  @Test
  void paragraphs_are_indented_and_no_line_ends_with_a_blank() {
    String banner =
        Banner.of("http://localhost:8080", "./data", Optional.empty(), List.of("Try it:\n\ncurl"));

    assertThat(banner).contains("\n  Try it:\n\n  curl\n");
    assertThat(banner.lines()).noneMatch(line -> line.endsWith(" "));
  }
}
