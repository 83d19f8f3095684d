package dev.hookline.http.api.source;

import dev.hookline.ingest.Source;
import java.util.function.Supplier;

/** The URLs under which senders reach sources. */
public final class SourceUrls {

  private final Supplier<String> publicUrl;

  /**
   * @param publicUrl where this server is reached from outside, without a slash at the end, such as
   *     {@code https://hooks.example.com}; asked for late, because it may hold a port that is
   *     chosen when the server listens
   */
  public SourceUrls(Supplier<String> publicUrl) {
    this.publicUrl = publicUrl;
  }

  public String of(Source source) {
    return publicUrl.get() + "/in/" + source.token();
  }
}
