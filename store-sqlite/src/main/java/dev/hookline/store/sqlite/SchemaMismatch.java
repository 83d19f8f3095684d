package dev.hookline.store.sqlite;

/** The database was written by a release that this one does not know. */
public final class SchemaMismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SchemaMismatch(String message) {
    super(message);
  }
}
