package dev.hookline.http.docs;

import dev.hookline.http.problem.ProblemCode;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.testkit.docs.GeneratedPart;
import dev.hookline.testkit.docs.MarkdownTable;
import org.junit.jupiter.api.Test;

/** docs/errors.md names every way to be refused. */
class ErrorsTableTest {

  private static final String PAGE = "docs/errors.md";

  @Test
  void every_problem_of_the_api_is_documented() {
    MarkdownTable table = new MarkdownTable("code", "status", "meaning", "what to do");
    for (ProblemCode problem : ProblemCode.values()) {
      table.row(
          "`" + problem.code() + "`",
          String.valueOf(problem.status()),
          problem.title(),
          problem.remedy());
    }
    new GeneratedPart(PAGE, "problems").mustBe(table.toString());
  }

  @Test
  void every_cause_of_rejection_is_documented() {
    MarkdownTable table = new MarkdownTable("cause", "status", "meaning", "what to do");
    for (RejectionCause cause : RejectionCause.values()) {
      table.row(
          "`" + cause.word() + "`",
          String.valueOf(cause.status()),
          cause.sentence(),
          remedy(cause));
    }
    new GeneratedPart(PAGE, "causes").mustBe(table.toString());
  }

  private static String remedy(RejectionCause cause) {
    return switch (cause) {
      case SOURCE_DISABLED -> "Enable the source with `PATCH` and `{\"enabled\": true}`.";
      case ADDRESS_NOT_ALLOWED ->
          "Add the network of the sender to `allow_ips`; behind a proxy set"
              + " `HOOKLINE_TRUSTED_PROXIES`.";
      case METHOD_NOT_ALLOWED ->
          "Have the sender use `POST`; `GET`, `HEAD` and `OPTIONS` are for handshakes only.";
      case SIGNATURE_MISSING ->
          "Set a secret at the sender, or see whether a proxy drops the header; a source with the"
              + " wrong provider looks for the wrong header.";
      case SIGNATURE_MALFORMED ->
          "Compare the header in the kept request with the provider's notation.";
      case SIGNATURE_MISMATCH ->
          "Set the same secret on both sides. If it is the same, something on the way changes the"
              + " body.";
      case TIMESTAMP_MISSING, TIMESTAMP_MALFORMED ->
          "See that the provider of the source is the right one.";
      case TIMESTAMP_STALE ->
          "See how late the sender delivers and that the clocks are right; raise the tolerance in"
              + " `verification` if it must be.";
      case TIMESTAMP_IN_FUTURE -> "Set the clocks of both machines.";
      case CREDENTIALS_WRONG -> "Set the same credentials on both sides.";
      case SECRET_MISSING -> "Give the source a secret: `POST /api/v1/sources/{id}/secrets`.";
      case VERIFY_TOKEN_WRONG -> "Set the same `verify_token` at the source and at the sender.";
      case CHALLENGE_MALFORMED ->
          "Nothing, if the provider did not send it: the answer would be a forged signature.";
      case SECRET_ALREADY_SET ->
          "If the sender was set up anew, rotate the source's secret to the one it brings, or make"
              + " another source.";
      case EVENT_ID_TOO_LONG -> "Have the sender use shorter ids, or take the id from elsewhere.";
      case TOO_MANY_EVENTS -> "Have the sender send smaller batches, or do without `split`.";
      case PAYLOAD_TOO_LARGE -> "Raise `HOOKLINE_MAX_BODY`, or have the sender send less.";
      case COMPRESSION_RATIO_TOO_HIGH -> "Have the sender send what it means, or less of it.";
      case CONTENT_ENCODING_BROKEN ->
          "See whether a proxy cuts bodies off, or names a coding that it has undone.";
      case CONTENT_ENCODING_UNSUPPORTED ->
          "Have the sender use gzip, deflate or none; one of them only.";
      case RATE_LIMITED -> "Have the sender slow down; `Retry-After` says how long to wait.";
      case FILTER_TOO_COSTLY ->
          "Write a filter with fewer loops, or one that asks for something smaller first; let the"
              + " request in by hand.";
    };
  }
}
