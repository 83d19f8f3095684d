package dev.hookline.signatures.handshake;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonPointer;
import java.net.URI;
import java.net.URISyntaxException;

/** What tells a handshake from other requests. */
public sealed interface Condition {

  boolean isMet(SignedRequest request);

  /** A place holds this text. */
  record Is(Place place, String text) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      return text.equals(place.in(request));
    }
  }

  /** A header field is absent. */
  record HasNo(String header) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      return request.headerValues(header).isEmpty();
    }
  }

  /** A list in the body is empty. */
  record IsEmpty(JsonPointer list) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      return list.arrayLengthIn(request.body()) == 0;
    }
  }

  /** A place holds an https URL of a host that begins and ends like this. */
  record IsUrlOf(Place place, String hostStart, String hostEnd) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      String url = place.in(request);
      if (url == null || !url.startsWith("https://")) {
        return false;
      }
      try {
        String host = new URI(url).getHost();
        return host != null && host.startsWith(hostStart) && host.endsWith(hostEnd);
      } catch (URISyntaxException noUrl) {
        return false;
      }
    }
  }
}
