package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.testkit.receiver.TestAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Signs messages as Amazon SNS does (version 2), with a key of its own. */
final class SnsTopic {

  static final String ARN = "arn:aws:sns:us-east-1:123456789012:orders";
  static final String SUBSCRIBE_URL =
      "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
          + ARN
          + "&Token=2336412f37fb687f5d51e6e2425c464d";

  private final KeyPair pair;

  SnsTopic() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** What a source is given as secret, PEM. */
  String certificate() {
    return TestAuthority.create().certificatePem("sns.us-east-1.amazonaws.com", pair.getPublic());
  }

  /** A message with everything in it that its type has. */
  byte[] message(String type, String message, String subscribeUrl) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("Message", message);
    members.put("MessageId", "165545c9-2a5c-472c-8df2-7ff2be2b3b1b");
    if (!type.equals("Notification")) {
      members.put("SubscribeURL", subscribeUrl);
    }
    members.put("Timestamp", "2026-03-01T12:00:00.000Z");
    if (!type.equals("Notification")) {
      members.put("Token", "2336412f37fb687f5d51e6e2425c464d");
    }
    members.put("TopicArn", ARN);
    members.put("Type", type);
    StringBuilder signed = new StringBuilder();
    members.forEach((name, value) -> signed.append(name).append('\n').append(value).append('\n'));
    members.put("SignatureVersion", "2");
    members.put("Signature", signature(signed.toString()));
    return JsonMapper.shared().writeValueAsBytes(members);
  }

  byte[] confirmation() {
    return message("SubscriptionConfirmation", "You have chosen to subscribe", SUBSCRIBE_URL);
  }

  private String signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
