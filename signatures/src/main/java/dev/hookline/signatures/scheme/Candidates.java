package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.SignedRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signatures a request offers, decoded. */
final class Candidates {

  private final SignatureRule rule;
  private final int signatureLength;
  private byte[][] decoded = new byte[1][];
  private int count;
  private boolean present;
  private boolean tooMany;

  private Candidates(SignatureRule rule, int signatureLength) {
    this.rule = rule;
    this.signatureLength = signatureLength;
  }

  static Candidates of(SignedRequest request, SignatureRule rule, int signatureLength) {
    var candidates = new Candidates(rule, signatureLength);
    List<Field> fields = rule.fields();
    for (int i = 0; i < fields.size(); i++) {
      candidates.read(request, fields.get(i));
    }
    return candidates;
  }

  /** Null when there is something to compare. */
  @Nullable Refusal refusal() {
    if (!present) {
      return Refusal.MISSING_SIGNATURE;
    }
    return count == 0 || tooMany ? Refusal.MALFORMED_SIGNATURE : null;
  }

  byte[][] decoded() {
    return decoded;
  }

  int count() {
    return count;
  }

  private void read(SignedRequest request, Field field) {
    switch (field) {
      case HeaderField header -> readHeader(request, header);
      case BodyField body -> {
        String text = body.pointer().textIn(request.body());
        if (text != null) {
          present = true;
          add(text, 0, text.length());
        }
      }
    }
  }

  private void readHeader(SignedRequest request, HeaderField field) {
    List<String> values = request.headerValues(field.name());
    if (values.isEmpty()) {
      return;
    }
    present = true;
    String value = values.get(0);
    if (values.size() > 1 || value.length() > FieldText.MAX_HEADER_CHARS) {
      tooMany = true;
    } else if (field.isList()) {
      readList(value, field);
    } else if (value.startsWith(field.prefix())) {
      add(value, field.prefix().length(), value.length());
    }
  }

  private void readList(String value, HeaderField field) {
    var elements = new HeaderElements(value, field.separator());
    while (!tooMany && elements.advance()) {
      if (elements.startsWith(field.prefix())) {
        add(value, elements.from() + field.prefix().length(), elements.to());
      }
    }
  }

  private void add(String text, int from, int to) {
    if (count == rule.maxSignatures()) {
      tooMany = true;
      return;
    }
    byte[] signature = rule.encoding().decode(text, from, to, signatureLength);
    if (signature != null) {
      if (count == decoded.length) {
        decoded = Arrays.copyOf(decoded, rule.maxSignatures());
      }
      decoded[count++] = signature;
    }
  }
}
