package dev.hookline.testkit.contract;

/** A store that is opened for one test. */
public interface StoreUnderTest {

  Stores stores();

  /** Returns when everything that it was given before can be read, also what it does not answer. */
  void settle();

  /** Closes it, and leaves nothing behind. */
  void close() throws Exception;
}
