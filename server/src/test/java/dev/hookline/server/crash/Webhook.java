package dev.hookline.server.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/** The webhook with a number: its body follows from the number alone, so nobody need keep it. */
final class Webhook {

  static final String TYPE_OF_TASK = "release";

  private static final String START = "{\"number\":";
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789äöüß";

  private Webhook() {}

  /** One in four has a type that a task is triggered by. */
  static String type(long number) {
    return triggersRun(number) ? TYPE_OF_TASK : "push";
  }

  static boolean triggersRun(long number) {
    return number % 4 == 0;
  }

  static byte[] body(long number, int bytes) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder text = new StringBuilder(bytes + 64);
    text.append(START).append(number).append(",\"text\":\"");
    while (text.length() < bytes) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.append("\"}").toString().getBytes(UTF_8);
  }

  /** The number in a body; empty when it is none of these. */
  static OptionalLong number(byte[] body) {
    int at = START.length();
    long number = 0;
    while (at < body.length && body[at] >= '0' && body[at] <= '9') {
      number = number * 10 + (body[at] - '0');
      at++;
    }
    return at == START.length() ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
