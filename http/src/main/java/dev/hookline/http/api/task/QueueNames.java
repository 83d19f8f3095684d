package dev.hookline.http.api.task;

import dev.hookline.task.RunQueue;
import java.util.regex.Pattern;

/** What a queue may be called. One slash at most, so that a name is one or two path segments. */
public final class QueueNames {

  public static final String RULE =
      "must be letters, digits, . _ and -, with one slash at most, and at most "
          + RunQueue.NAME_LENGTH_MAX
          + " characters";

  private static final Pattern NAME =
      Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*(?:/[a-zA-Z0-9][a-zA-Z0-9._-]*)?");

  private QueueNames() {}

  public static boolean isName(String text) {
    return text.length() <= RunQueue.NAME_LENGTH_MAX && NAME.matcher(text).matches();
  }
}
