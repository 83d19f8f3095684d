package dev.hookline.signatures.handshake;

/** What a message asks its receiver to open, so that the sender knows that it was received. */
public sealed interface Visit {

  /**
   * This URL may be opened, with a GET and without following redirects.
   *
   * @param url mostly holds a token, so it belongs into no log
   */
  record To(String url) implements Visit {
    @Override
    public String toString() {
      return "To[url=...]";
    }
  }

  /**
   * Nothing may be opened.
   *
   * @param why one line for a person to read
   */
  record NotAllowed(String why) implements Visit {}
}
