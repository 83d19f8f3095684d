package dev.hookline.signatures.handshake;

import dev.hookline.signatures.SignedRequest;
import java.util.regex.Pattern;

/**
 * Which URL of a message may be opened. The form is that of the whole text, not of what a parser
 * finds in it, because parsers disagree about hosts.
 *
 * @param place where the URL stands
 * @param form that the whole URL has
 * @param described the form for a person to read
 * @param parameter of the query, which must be there once
 * @param value that the parameter must have
 */
public record VisitRule(
    Place place, Pattern form, String described, String parameter, String value) {

  /** Longer URLs are not opened. */
  public static final int URL_LENGTH_MAX = 2_048;

  Visit of(SignedRequest request) {
    String url = place.in(request);
    if (url == null) {
      return new Visit.NotAllowed("the message names no URL");
    }
    if (url.length() > URL_LENGTH_MAX) {
      return new Visit.NotAllowed("the URL is longer than " + URL_LENGTH_MAX + " characters");
    }
    if (!form.matcher(url).matches()) {
      return new Visit.NotAllowed("the URL is not " + described);
    }
    return value.equals(QueryText.of(url, parameter))
        ? new Visit.To(url)
        : new Visit.NotAllowed("the URL does not say " + parameter + "=" + value);
  }
}
