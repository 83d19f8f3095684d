package dev.hookline.testkit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that the code knows better than any author: it stands between {@code <!--
 * name:begin ... -->} and {@code <!-- name:end -->}. With {@code -Dhookline.write-docs=true} it is
 * written instead of compared.
 *
 * @param page relative to the root of the source tree
 */
public record GeneratedPart(String page, String name) {

  private static final boolean WRITES = Boolean.getBoolean("hookline.write-docs");

  /**
   * Compares the part with what it should be.
   *
   * @throws AssertionError when it differs, or the page has no such part
   */
  public void mustBe(String wanted) {
    String text = read();
    int begin = text.indexOf("-->\n", Math.max(0, text.indexOf("<!-- " + name + ":begin"))) + 4;
    int end = text.indexOf("<!-- " + name + ":end -->");
    if (!text.contains("<!-- " + name + ":begin") || end < begin) {
      throw new AssertionError(page + " has no part " + name);
    }
    if (WRITES) {
      write(text.substring(0, begin) + wanted + text.substring(end));
    } else if (!text.substring(begin, end).equals(wanted)) {
      throw new AssertionError(
          page
              + ": the part "
              + name
              + " is out of date; run the test with -Dhookline.write-docs=true. It should be:\n"
              + wanted);
    }
  }

  private String read() {
    try {
      return Files.readString(file());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(file(), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Path file() {
    return Repository.root().resolve(page);
  }
}
