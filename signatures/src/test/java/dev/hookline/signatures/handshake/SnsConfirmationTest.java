package dev.hookline.signatures.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonPointer;
import dev.hookline.signatures.provider.Providers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs of a genuine message of Amazon SNS are opened. */
class SnsConfirmationTest {

  private static final String HOST = "sns.us-east-1.amazonaws.com";
  private static final String QUERY =
      "Action=ConfirmSubscription&TopicArn=arn:aws:sns:us-east-1:123456789012:t&Token=2336412f37";
  private static final String GOOD = "https://" + HOST + "/?" + QUERY;

  /** What parsers of URLs are known to stumble over. */
  private static final List<String> STUMBLING_BLOCKS =
      List.of(
          "@",
          ":",
          "#",
          "?",
          "/",
          "\\",
          "%2e",
          "%2F",
          "%40",
          "%00",
          ".",
          "..",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\0",
          "\u3002",
          "\uFF0E",
          "\u017F",
          "\u212A",
          "\u200B",
          "\u00AD",
          "\uFEFF",
          ":443",
          ":8443",
          "@evil.example",
          ".evil.example",
          "evil.example/",
          "evil.example#",
          "evil.example?",
          "evil.example\\",
          "user:word@",
          "[",
          "]",
          "[::1]",
          "*",
          "xn--",
          "A",
          "_",
          ";",
          "&",
          "=",
          "%",
          "127.0.0.1",
          "//",
          "\"",
          "<",
          "|",
          "^");

  private final Handshake handshake =
      Objects.requireNonNull(
          Handshake.of(
              Providers.find("aws-sns").orElseThrow().handshakes(),
              List.of(Secret.of("unused: the message counts as verified")),
              null));

  private Reply reply(String body, Stage stage) {
    return handshake.reply(
        SignedRequest.of(
            "POST",
            "https://hooks.example.com/in/abc",
            Map.of("x-amz-sns-message-type", "SubscriptionConfirmation"),
            body.getBytes(UTF_8)),
        stage);
  }

  private static String message(String type, String url) {
    return "{\"Type\":%s,\"SubscribeURL\":%s}"
        .formatted(JsonPointer.quoted(type), JsonPointer.quoted(url));
  }

  private @Nullable Visit visit(String url) {
    Reply reply = reply(message("SubscriptionConfirmation", url), new Stage.Genuine(0));
    assertThat(reply).as(url).isInstanceOf(Reply.Answer.class);
    Reply.Answer answer = (Reply.Answer) reply;
    assertThat(answer.status()).isEqualTo(200);
    return answer.visit();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sns.us-east-1.amazonaws.com",
        "sns.ap-southeast-4.amazonaws.com",
        "sns.us-gov-west-1.amazonaws.com",
        "sns.mx-central-1.amazonaws.com",
        "sns.cn-north-1.amazonaws.com.cn",
        "sns.cn-northwest-1.amazonaws.com.cn"
      })
  void a_subscription_is_confirmed_in_every_region(String host) {
    String url = "https://" + host + "/?" + QUERY;

    assertThat(visit(url)).isEqualTo(new Visit.To(url));
  }

  static List<String> elsewhere() {
    List<String> urls = new ArrayList<>();
    for (String host :
        List.of(
            "evil.example",
            "sns.x.amazonaws.com.evil.test",
            HOST + ".evil.test",
            HOST + ".cn.evil.test",
            HOST + ".",
            HOST + "..",
            HOST + "@evil.test",
            "evil.test@" + HOST,
            "user:word@" + HOST,
            HOST + ":443",
            HOST + ":80",
            HOST + ":",
            HOST + ".tw",
            HOST + ".cn.cn",
            "xsns.us-east-1.amazonaws.com",
            "a.sns.us-east-1.amazonaws.com",
            "sns.us-east-1.evil.amazonaws.com",
            "sns.evil.amazonaws.com",
            "sns.-us-east-1.amazonaws.com",
            "sns.us-east-1-.amazonaws.com",
            "sns.us--east-1.amazonaws.com",
            "sns.amazonaws.com",
            "sns..amazonaws.com",
            "sqs.us-east-1.amazonaws.com",
            "bucket.s3.us-east-1.amazonaws.com",
            "sns.us-east-1.s3.amazonaws.com",
            "sns-us-east-1.amazonaws.com",
            "sns.us-east-1.amazonaws-com",
            "sns.us-east-1.xamazonaws.com",
            "sns.us-east-1.amazonaws.co",
            "SNS.us-east-1.amazonaws.com",
            "127.0.0.1",
            "[::1]",
            "169.254.169.254",
            "localhost",
            "")) {
      urls.add("https://" + host + "/?" + QUERY);
    }
    for (String scheme :
        List.of(
            "http://",
            "HTTPS://",
            "ftp://",
            "file://",
            "https:/",
            "https:",
            "//",
            "",
            " https://",
            "https:///",
            "https:\\\\",
            "javascript:https://",
            "\thttps://")) {
      urls.add(scheme + HOST + "/?" + QUERY);
    }
    urls.add("https://" + HOST + "?" + QUERY);
    urls.add("https://" + HOST + "/x?" + QUERY);
    urls.add("https://" + HOST + "/../?" + QUERY);
    urls.add("https://" + HOST + "//?" + QUERY);
    urls.add(GOOD + "#fragment");
    urls.add(GOOD + "\n");
    urls.add(GOOD + "\r\nHost: evil.test");
    urls.add(GOOD + " HTTP/1.1");
    urls.add(GOOD + "a".repeat(VisitRule.URL_LENGTH_MAX));
    return urls;
  }

  @ParameterizedTest
  @MethodSource("elsewhere")
  void no_other_place_is_visited(String url) {
    assertThat(visit(url)).isInstanceOf(Visit.NotAllowed.class);
  }

  @Test
  void whatever_is_put_into_a_url_what_is_visited_is_a_host_of_sns_to_every_reader() {
    int visited = 0;
    for (String block : STUMBLING_BLOCKS) {
      for (int at = 0; at <= GOOD.length(); at++) {
        visited += visitedOnlyAtSns(GOOD.substring(0, at) + block + GOOD.substring(at));
        if (at < GOOD.length()) {
          visited += visitedOnlyAtSns(GOOD.substring(0, at) + block + GOOD.substring(at + 1));
          visited += visitedOnlyAtSns(GOOD.substring(0, at) + GOOD.substring(at + 1));
        }
      }
    }
    assertThat(visited).as("changes of the token alone stay allowed").isPositive();
  }

  /** Reads the URL in two ways that have nothing in common with the rule. */
  private int visitedOnlyAtSns(String url) {
    if (!(visit(url) instanceof Visit.To(String to))) {
      return 0;
    }
    assertThat(to).isEqualTo(url);
    try {
      URI read = new URI(url.replace("%", "%25"));
      assertThat(read.getScheme()).isEqualTo("https");
      assertThat(read.getUserInfo()).isNull();
      assertThat(read.getPort()).isEqualTo(-1);
      assertThat(read.getFragment()).isNull();
      assertThat(read.getPath()).isEqualTo("/");
      assertThat(read.getHost()).matches("sns\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");
    } catch (URISyntaxException unreadable) {
      throw new AssertionError(url, unreadable);
    }
    String authority = url.substring("https://".length()).split("[/?#\\\\]", 2)[0];
    assertThat(authority.split("\\.", -1)).startsWith("sns").hasSizeBetween(4, 5);
    assertThat(authority).doesNotContain("@", ":", "%");
    return 1;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Action=Unsubscribe",
        "Action=ConfirmSubscription&Action=Unsubscribe",
        "Action=Unsubscribe&Action=ConfirmSubscription",
        "Action=ConfirmSubscription&%41ction=Unsubscribe",
        "Action=ConfirmSubscriptions",
        "Action=",
        "Action",
        "action=ConfirmSubscription",
        "XAction=ConfirmSubscription",
        "Token=Action=ConfirmSubscription",
        "Token=1;Action=ConfirmSubscription",
        "Action=%zz"
      })
  void nothing_but_a_confirmation_is_asked_for(String query) {
    assertThat(visit("https://" + HOST + "/?" + query)).isInstanceOf(Visit.NotAllowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Notification",
        "UnsubscribeConfirmation",
        "subscriptionconfirmation",
        "SubscriptionConfirmation ",
        ""
      })
  void messages_of_other_types_are_no_handshakes_whatever_their_header_says(String type) {
    assertThat(reply(message(type, GOOD), new Stage.Genuine(0))).isEqualTo(Reply.NotAsked.INSTANCE);
  }

  @Test
  void of_equal_members_the_one_counts_whose_signature_is_verified() {
    String twice =
        "{\"Type\":\"SubscriptionConfirmation\",\"SubscribeURL\":\""
            + GOOD
            + "\",\"Type\":\"Notification\"}";

    assertThat(reply(twice, new Stage.Genuine(0))).isEqualTo(Reply.NotAsked.INSTANCE);
  }

  @Test
  void a_message_whose_signature_was_not_verified_is_no_handshake() {
    String message = message("SubscriptionConfirmation", GOOD);
    String signed = message.replaceFirst("\\{", "{\"Signature\":\"AAAA\",");

    assertThat(reply(message, Stage.UNVERIFIED)).isEqualTo(Reply.NotAsked.INSTANCE);
    assertThat(reply(signed, Stage.UNSIGNED)).isEqualTo(Reply.NotAsked.INSTANCE);
  }

  @Test
  void a_message_that_nobody_signed_is_answered_and_opens_nothing() {
    Reply reply = reply(message("SubscriptionConfirmation", GOOD), Stage.UNSIGNED);

    assertThat(reply).isInstanceOf(Reply.Answer.class);
    assertThat(((Reply.Answer) reply).status()).isEqualTo(200);
    assertThat(((Reply.Answer) reply).visit()).isNull();
  }

  @Test
  void a_message_without_a_url_says_so_and_a_url_is_not_shown() {
    Reply reply = reply("{\"Type\":\"SubscriptionConfirmation\"}", new Stage.Genuine(0));

    assertThat(((Reply.Answer) reply).visit())
        .isEqualTo(new Visit.NotAllowed("the message names no URL"));
    assertThat(Objects.requireNonNull(visit(GOOD)).toString()).doesNotContain("2336412f37");
  }

  @Test
  void no_rule_can_visit_the_url_of_a_message_that_nobody_signed() {
    VisitRule rule = new VisitRule(Place.body("/url"), Pattern.compile(".*"), "any", "a", "b");
    for (Proof proof : List.of(Proof.NONE, Proof.OPTIONAL)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HandshakeRule.on("POST", proof).visiting(rule));
    }
  }
}
