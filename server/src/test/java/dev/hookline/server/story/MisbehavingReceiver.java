package dev.hookline.server.story;

import dev.hookline.testkit.receiver.AfterAnswer;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.Breaks;
import dev.hookline.testkit.receiver.Floods;
import dev.hookline.testkit.receiver.Framings;
import dev.hookline.testkit.receiver.GzipBomb;
import dev.hookline.testkit.receiver.Redirects;
import dev.hookline.testkit.receiver.Silences;
import java.time.Duration;

/**
 * A way to answer badly, and what it must come to.
 *
 * @param error the word of the attempt; empty where the delivery succeeds all the same
 */
record MisbehavingReceiver(Behaviour behaviour, String error) {

  private static final Duration DRIP = Duration.ofMillis(200);

  static MisbehavingReceiver called(String name) {
    return switch (name) {
      case "never answers" -> fails(Silences.neverAnswer(), "timeout");
      case "answers half" -> fails(Silences.headThenNothing(200), "timeout");
      case "drips its head" -> fails(Silences.dripHead(DRIP), "timeout");
      case "drips its body" -> fails(Silences.dripBody(200, DRIP), "timeout");
      case "10 GB of body" -> delivers(Floods.body(10L << 30));
      case "endless body" -> delivers(Floods.endlessBody());
      case "endless headers" -> fails(Floods.endlessHeaders(), "protocol");
      case "1 MiB header" -> fails(Floods.hugeHeader(1 << 20), "protocol");
      case "gzip bomb" -> delivers(GzipBomb.expandingTo(256L << 20));
      case "endless interim answers" -> fails(Floods.interimForEver(103), "protocol");
      case "a few interim answers" -> delivers(Floods.interimThenOk(103, 3));
      case "interim answers only" -> fails(Floods.interimThenNothing(103, 3), "timeout");
      case "switches protocols" -> fails(Framings.switchingProtocols(), "protocol");
      case "no status line" -> fails(Framings.badStatusLine(), "protocol");
      case "no status code" -> fails(Framings.badStatusCode(), "protocol");
      case "two lengths" -> fails(Framings.contradictingLengths(), "protocol");
      case "bad chunk size" -> fails(Framings.badChunkSize(), "protocol");
      case "body shorter than promised" ->
          fails(Framings.bodyShorterThanPromised(), "connection_reset");
      case "body longer than promised" -> delivers(Framings.bodyLongerThanPromised());
      case "204 with a body" -> delivers(Framings.noContentWithBody());
      case "reset inside the body" -> fails(Breaks.resetInsideBody(), "connection_reset");
      case "reset instead of an answer" -> fails(Breaks.resetInsteadOfAnswer(), "connection_reset");
      case "end instead of an answer" -> fails(Breaks.closeInsteadOfAnswer(), "connection_reset");
      case "end inside the head" -> fails(Breaks.closeInsideHead(), "connection_reset");
      case "answers and ends at once" -> delivers(Breaks.answerThenClose(200));
      case "redirects to itself" -> fails(Redirects.loop(302), "redirect");
      case "redirects to nowhere" -> fails(Redirects.toNowhere(302), "redirect");
      case "speaks another protocol" ->
          fails(Framings.verbatim("SSH-2.0-OpenSSH_9.6\r\n", AfterAnswer.CLOSE), "protocol");
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static MisbehavingReceiver fails(Behaviour behaviour, String error) {
    return new MisbehavingReceiver(behaviour, error);
  }

  private static MisbehavingReceiver delivers(Behaviour behaviour) {
    return new MisbehavingReceiver(behaviour, "");
  }
}
