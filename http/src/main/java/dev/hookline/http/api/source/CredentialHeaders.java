package dev.hookline.http.api.source;

import dev.hookline.ingest.Source;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.scheme.HeaderToken;
import java.util.Locale;
import java.util.Set;

/** The headers in which senders repeat the secret of a source itself. */
public final class CredentialHeaders {

  private CredentialHeaders() {}

  /** In lower case. */
  public static Set<String> of(Source source) {
    return Verification.of(source) instanceof Configuration.Ready(Scheme scheme, var _)
            && scheme instanceof HeaderToken token
        ? Set.of(token.field().name().toLowerCase(Locale.ROOT))
        : Set.of();
  }
}
