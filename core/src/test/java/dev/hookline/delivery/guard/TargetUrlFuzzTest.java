package dev.hookline.delivery.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mutations of the shared fixture: the parser answers all of them, and never alone. */
class TargetUrlFuzzTest {

  private static final int INPUTS = 200_000;

  private static final Pattern SENDABLE = Pattern.compile("https?://[\\x21-\\x7e&&[^#\\\\]]+");

  private static final List<String> FRAGMENTS =
      Stream.concat(
              Stream.of(
                  "@",
                  ":",
                  "/",
                  "//",
                  "\\",
                  "?",
                  "#",
                  "%",
                  "%2e",
                  "%00",
                  "[",
                  "]",
                  "::",
                  ".",
                  "..",
                  "0x",
                  "0",
                  "127.0.0.1",
                  "localhost",
                  "example.com",
                  "xn--",
                  "-",
                  "_",
                  " ",
                  "\t",
                  "\r\n",
                  "\u0000",
                  "\u00ad",
                  "\u200b",
                  "\u3002",
                  "\uff0e",
                  "\u2488",
                  "\uff11",
                  "\u212a",
                  "\u017f",
                  "\ud800",
                  "\udc00",
                  "\ud83d\ude00",
                  "\u0661",
                  "ß",
                  "é",
                  "①",
                  "https://",
                  "http:",
                  ":443",
                  ":0",
                  ":65536",
                  ";",
                  "&",
                  "=",
                  "{",
                  "}",
                  "|",
                  "^"),
              SsrfCase.all().stream().map(SsrfCase::url).filter(url -> url.length() < 200))
          .toList();

  @Test
  void no_input_makes_the_parser_throw_or_disagree_with_another_parser() {
    Random random = new Random(3986);
    List<String> seeds =
        SsrfCase.all().stream().map(SsrfCase::url).filter(url -> url.length() < 3_000).toList();
    int accepted = 0;
    for (int round = 0; round < INPUTS; round++) {
      String url = mutate(seeds.get(random.nextInt(seeds.size())), random);
      if (TargetUrl.parse(url) instanceof Checked.Ok<TargetUrl>(TargetUrl target)) {
        accepted++;
        assertSeenAlike(url, target);
      }
    }
    assertThat(accepted).isBetween(INPUTS / 100, INPUTS);
  }

  private static void assertSeenAlike(String url, TargetUrl target) {
    String text = target.text();
    boolean sound =
        hostSeenByJavaNet(url).orElse(target.host()).equals(target.host())
            && Verdicts.target(text).equals(target)
            && SENDABLE.matcher(text).matches()
            && text.length() <= TargetUrl.MAX_LENGTH;
    if (!sound) {
      throw new AssertionError("'" + url + "' was read as " + text);
    }
  }

  private static Optional<String> hostSeenByJavaNet(String url) {
    try {
      URI uri = new URI(url);
      return Optional.ofNullable(uri.getHost()).map(TargetUrlFuzzTest::withoutSpelling);
    } catch (URISyntaxException unparseable) {
      return Optional.empty();
    }
  }

  /** Letter case, a root dot and the forms of one IPv6 address are spelling. */
  private static String withoutSpelling(String host) {
    if (host.startsWith("[")) {
      return Ipv6Text.parse(host.substring(1, host.length() - 1)).orElseThrow().text();
    }
    return host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  private static String mutate(String seed, Random random) {
    StringBuilder url = new StringBuilder(seed);
    int changes = random.nextInt(4);
    for (int change = 0; change <= changes; change++) {
      int at = random.nextInt(url.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> url.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        case 1 -> url.delete(at, Math.min(url.length(), at + 1 + random.nextInt(4)));
        case 2 -> url.insert(at, (char) random.nextInt(0x180));
        case 3 -> url.replace(0, url.length(), swapCase(url.toString(), at));
        case 4 -> {
          int end = at + random.nextInt(url.length() - at + 1);
          url.insert(at, url.substring(at, end));
        }
        default -> throw new AssertionError();
      }
    }
    return url.toString();
  }

  private static String swapCase(String text, int at) {
    return text.substring(0, at).toUpperCase(Locale.ROOT) + text.substring(at);
  }
}
