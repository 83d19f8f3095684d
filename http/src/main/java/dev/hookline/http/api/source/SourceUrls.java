package dev.hookline.http.api.source;

import dev.hookline.ingest.Source;

/** The URLs under which senders reach sources. */
public final class SourceUrls {

  private final String base;

  /**
   * @param publicUrl where this server is reached from outside, such as {@code
   *     https://hooks.example.com}; one with a path is used as it is
   */
  public SourceUrls(String publicUrl) {
    this.base = publicUrl.replaceAll("/+$", "") + "/in/";
  }

  public String of(Source source) {
    return base + source.token();
  }
}
