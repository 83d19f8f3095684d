package dev.hookline.signatures.handshake;

/**
 * The abuse protection of CloudEvents: a sender asks with OPTIONS whether it may send. Source: HTTP
 * 1.1 Web Hooks for Event Delivery 1.0, section 4.
 */
public final class CloudEvents {

  /** Every origin is granted, at the rate that it asks for. */
  public static final HandshakeRule ABUSE_PROTECTION =
      HandshakeRule.on("OPTIONS", Proof.NONE)
          .challenge(Place.header("WebHook-Request-Origin"))
          .answer(
              AnswerForm.empty()
                  .with("WebHook-Allowed-Origin", new Piece.Challenge(Piece.Spelling.AS_IT_IS))
                  .with(
                      "WebHook-Allowed-Rate",
                      new Piece.NumberOf(new Place.Header("WebHook-Request-Rate"), "*"))
                  .with("Allow", new Piece.Text("POST")));

  private CloudEvents() {}
}
