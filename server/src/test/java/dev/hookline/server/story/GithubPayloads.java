package dev.hookline.server.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Payloads that GitHub sends, by the name of their event. */
final class GithubPayloads {

  private static final String SUFFIX = ".json";

  private GithubPayloads() {}

  static SortedMap<String, byte[]> all() {
    SortedMap<String, byte[]> payloads = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        String name = file.getFileName().toString();
        payloads.put(name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return payloads;
  }

  static byte[] of(String event) {
    return Objects.requireNonNull(all().get(event), event);
  }

  private static Path folder() {
    URL folder = Objects.requireNonNull(GithubPayloads.class.getResource("/payloads/github"));
    try {
      return Path.of(folder.toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
