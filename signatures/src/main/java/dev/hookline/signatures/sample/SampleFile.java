package dev.hookline.signatures.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.SignedHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of one provider as they are kept: each begins with a line {@code ### type}, then
 * headers, an empty line and the body.
 */
final class SampleFile {

  private static final String MARK = "### ";

  /** One request of the file. */
  record Entry(String type, List<SignedHeader> headers, String body) {}

  private SampleFile() {}

  /** Empty when there is no file for this provider. */
  static List<Entry> read(String provider) {
    try (InputStream file = SampleFile.class.getResourceAsStream(provider + ".http")) {
      return file == null ? List.of() : entries(new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the samples of " + provider + " cannot be read", e);
    }
  }

  private static List<Entry> entries(String text) {
    List<Entry> entries = new ArrayList<>();
    for (int from = text.indexOf(MARK); from >= 0; ) {
      int next = text.indexOf("\n" + MARK, from);
      entries.add(entry(text.substring(from + MARK.length(), next < 0 ? text.length() : next)));
      from = next < 0 ? -1 : next + 1;
    }
    return List.copyOf(entries);
  }

  private static Entry entry(String text) {
    int headersEnd = text.indexOf("\n\n");
    List<String> lines = text.substring(0, headersEnd).lines().toList();
    List<SignedHeader> headers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.add(new SignedHeader(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new Entry(
        lines.get(0).strip(), List.copyOf(headers), text.substring(headersEnd + 2).strip());
  }
}
