package dev.hookline.store.sqlite;

/** Thrown inside of the writer when a change cannot be applied, whatever the state of the disk. */
final class ChangeDefect extends Exception {

  private static final long serialVersionUID = 1L;

  ChangeDefect(Exception cause) {
    super(cause);
  }
}
