package dev.hookline.server.developer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A URL to which this machine can send HTTP requests. */
public final class HttpUrl {

  private static final int PORT_MAX = 65_535;

  private HttpUrl() {}

  /** Empty where the scheme is not http or https, or the host or port cannot be. */
  public static Optional<URI> parse(String text) {
    try {
      URI url = new URI(text);
      boolean isHttp =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      boolean hasPort = url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= PORT_MAX);
      return isHttp && url.getHost() != null && hasPort ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException notUrl) {
      return Optional.empty();
    }
  }
}
