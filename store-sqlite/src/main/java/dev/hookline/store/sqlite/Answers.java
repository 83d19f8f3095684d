package dev.hookline.store.sqlite;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls back into other code, whose defects must not become the store's. */
final class Answers {

  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private Answers() {}

  static void safely(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException defect) {
      log.error("A callback of the store threw", defect);
    }
  }
}
