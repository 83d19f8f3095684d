package dev.hookline.http.api.source;

import dev.hookline.ingest.Handshake;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonPointer;
import java.util.List;
import java.util.Optional;

/** How a provider tests a URL before it uses it, as data. */
sealed interface HandshakeRule {

  /** Some providers want an answer that proves knowledge of a secret. */
  Handshake with(List<Secret> secrets);

  /** The provider sends ordinary requests only. */
  record Never() implements HandshakeRule {
    @Override
    public Handshake with(List<Secret> secrets) {
      return Handshake.NONE;
    }
  }

  /** A JSON body that is marked as a test carries a text to be sent back as it is. */
  record EchoBodyField(JsonPointer mark, String markedAs, JsonPointer challenge)
      implements HandshakeRule {

    @Override
    public Handshake with(List<Secret> secrets) {
      JsonFields fields = JsonFields.of(mark, challenge);
      return request -> {
        var texts = fields.textsIn(request.body());
        String text = texts.get(1);
        return text != null && markedAs.equals(texts.get(0))
            ? Optional.of(new Handshake.Answer("text/plain; charset=utf-8", text))
            : Optional.empty();
      };
    }
  }
}
