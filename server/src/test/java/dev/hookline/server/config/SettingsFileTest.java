package dev.hookline.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  @TempDir private Path folder;
  private final List<String> errors = new ArrayList<>();

  @Test
  void a_value_is_all_that_stands_after_the_first_equals_sign_as_it_is() throws Exception {
    Map<String, String> values =
        read(
            """
            # a comment, ending in a backslash \\

            HOOKLINE_API_KEY=back\\slash\\u0041=#"quoted"
              HOOKLINE_PORT = 9000\s
            HOOKLINE_PUBLIC_URL=
            """);

    assertThat(errors).isEmpty();
    assertThat(values)
        .containsOnly(
            Map.entry("HOOKLINE_API_KEY", "back\\slash\\u0041=#\"quoted\""),
            Map.entry("HOOKLINE_PORT", "9000"),
            Map.entry("HOOKLINE_PUBLIC_URL", ""));
  }

  @Test
  void a_byte_order_mark_and_the_line_ends_of_windows_are_no_part_of_it() throws Exception {
    assertThat(read("\uFEFFHOOKLINE_PORT=9000\r\nHOOKLINE_HOST=127.0.0.1\r\n"))
        .containsOnly(Map.entry("HOOKLINE_PORT", "9000"), Map.entry("HOOKLINE_HOST", "127.0.0.1"));
    assertThat(errors).isEmpty();
  }

  @Test
  void every_line_that_is_wrong_is_named_without_what_it_says() throws Exception {
    read("HOOKLINE_API_KEY: a-secret\n=a-secret\nHOOKLINE_PORT=1\nHOOKLINE_PORT=2\n");

    assertThat(errors)
        .hasSize(3)
        .noneMatch(error -> error.contains("a-secret"))
        .anySatisfy(error -> assertThat(error).endsWith("line 1: is not NAME=value"))
        .anySatisfy(error -> assertThat(error).endsWith("line 2: is not NAME=value"))
        .anySatisfy(error -> assertThat(error).endsWith("line 4: HOOKLINE_PORT is given twice"));
  }

  @Test
  void a_file_that_is_missing_or_no_text_is_named() throws Exception {
    SettingsFile.read(folder.resolve("none"), errors);
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, 1});
    SettingsFile.read(bytes, errors);

    assertThat(errors)
        .containsExactly(folder.resolve("none") + ": cannot be read", bytes + ": is not UTF-8");
  }

  private Map<String, String> read(String text) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("settings"), text), errors);
  }
}
