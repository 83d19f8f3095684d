package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Sender;
import dev.hookline.signatures.SentMessage;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonKind;
import dev.hookline.signatures.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Payment notifications of Adyen: the body lists items, and each holds an HMAC-SHA256 over eight of
 * its own fields, joined by colons. Every item must be genuine. The other fields of an item are not
 * protected. Source: the page "Verify HMAC signatures" of the Adyen documentation.
 */
public record AdyenItems() implements Scheme {

  private static final int MAX_ITEMS = 16;

  private static final JsonPointer ITEMS = JsonPointer.of("/notificationItems");

  private static final List<String> SIGNED_FIELDS =
      List.of(
          "/pspReference",
          "/originalReference",
          "/merchantAccountCode",
          "/merchantReference",
          "/amount/value",
          "/amount/currency",
          "/eventCode",
          "/success");

  private static final JsonFields BARE_ITEM = fieldsUnder("");

  private static final List<JsonFields> LISTED_ITEMS = listedItems();

  private static List<JsonFields> listedItems() {
    var items = new ArrayList<JsonFields>();
    for (int i = 0; i < MAX_ITEMS; i++) {
      items.add(fieldsUnder("/notificationItems/" + i + "/NotificationRequestItem"));
    }
    return items;
  }

  private static JsonFields fieldsUnder(String item) {
    var pointers = new ArrayList<JsonPointer>();
    for (String field : SIGNED_FIELDS) {
      pointers.add(JsonPointer.of(item + field));
    }
    pointers.add(JsonPointer.of(item + "/additionalData/hmacSignature"));
    return JsonFields.of(pointers.toArray(JsonPointer[]::new)).missingNone();
  }

  @Override
  public Verifier verifier(List<Secret> secrets) {
    VerificationKeys keys = VerificationKeys.of(Algorithm.HMAC_SHA256, KeyEncoding.HEX, secrets);
    return (request, now) -> verify(keys, request);
  }

  private static Verdict verify(VerificationKeys keys, SignedRequest request) {
    if (keys.isEmpty()) {
      return Verdict.refused(Refusal.NO_SECRET);
    }
    byte[] body = request.body();
    int items =
        switch (ITEMS.kindIn(body)) {
          case ARRAY -> ITEMS.arrayLengthIn(body);
          case ABSENT -> 0;
          case OBJECT, STRING, NUMBER, BOOLEAN, NULL -> -1;
        };
    if (items < 0 || items > MAX_ITEMS) {
      return Verdict.refused(Refusal.MALFORMED_FIELD);
    }
    Verdict verdict = verifyItem(keys, items == 0 ? BARE_ITEM : LISTED_ITEMS.get(0), body);
    for (int i = 1; i < items && verdict instanceof Verdict.Genuine; i++) {
      Verdict next = verifyItem(keys, LISTED_ITEMS.get(i), body);
      verdict = next instanceof Verdict.Refused ? next : verdict;
    }
    return verdict;
  }

  /** A place that counts where the body is an item itself, so that its members are signed. */
  public static GuardedField ofBareItem(IdentityField field) {
    return new GuardedField(field, request -> ITEMS.kindIn(request.body()) == JsonKind.ABSENT);
  }

  private static Verdict verifyItem(VerificationKeys keys, JsonFields fields, byte[] body) {
    List<@Nullable String> texts = fields.textsIn(body);
    String signature = texts.get(SIGNED_FIELDS.size());
    if (signature == null) {
      return Verdict.refused(Refusal.MISSING_SIGNATURE);
    }
    byte[] candidate =
        SignatureEncoding.BASE64.decode(
            signature, 0, signature.length(), Algorithm.HMAC_SHA256.signatureLength());
    if (candidate == null) {
      return Verdict.refused(Refusal.MALFORMED_SIGNATURE);
    }
    return keys.verify(new byte[][] {signedBytes(texts)}, new byte[][] {candidate}, 1);
  }

  private static byte[] signedBytes(List<@Nullable String> texts) {
    var signed = new StringBuilder();
    for (int i = 0; i < SIGNED_FIELDS.size(); i++) {
      String text = texts.get(i);
      signed.append(i == 0 ? "" : ":").append(text == null ? "" : text);
    }
    return signed.toString().getBytes(UTF_8);
  }

  /** Writes the signature into each item, which must have a field for it. */
  @Override
  public Optional<Sender> sender(List<Secret> secrets) {
    for (Secret secret : secrets) {
      byte[] bytes = KeyEncoding.HEX.decode(secret.reveal());
      SigningKey key = bytes == null ? null : Algorithm.HMAC_SHA256.signingKey(bytes);
      if (key != null) {
        return Optional.of(
            (message, id, now) -> new SentMessage(List.of(), signedBody(key, message.body())));
      }
    }
    return Optional.empty();
  }

  private static byte[] signedBody(SigningKey key, byte[] body) {
    int items = ITEMS.arrayLengthIn(body);
    if (items < 0) {
      return signedItem(key, BARE_ITEM, body);
    }
    byte[] signed = body;
    for (int i = 0; i < Math.min(items, MAX_ITEMS); i++) {
      signed = signedItem(key, LISTED_ITEMS.get(i), signed);
    }
    return signed;
  }

  private static byte[] signedItem(SigningKey key, JsonFields fields, byte[] body) {
    byte[] signature = key.sign(new byte[][] {signedBytes(fields.textsIn(body))});
    return fields
        .pointers()
        .get(SIGNED_FIELDS.size())
        .replaceIn(body, SignatureEncoding.BASE64.encode(signature))
        .orElseThrow(() -> new IllegalArgumentException("an item has no field hmacSignature"));
  }

  /** The signature lies inside the body, which a signer does not change. */
  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return Optional.empty();
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return VerificationKeys.problemWith(Algorithm.HMAC_SHA256, KeyEncoding.HEX, secret);
  }
}
