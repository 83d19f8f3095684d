package dev.hookline.sdk.http;

import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.ReportAnswer;
import java.util.Objects;

/** Answers to reports as the protocol has them. */
final class ResultReader {

  private ResultReader() {}

  static ReportAnswer read(ApiAnswer answer) {
    JsonFields fields = JsonFields.of(answer.body());
    return new ReportAnswer.Reported(
        fields.objects("results").stream().map(ResultReader::result).toList(),
        LeaseReader.wishes(fields));
  }

  private static ItemResult result(JsonFields fields) {
    String status = fields.text("status");
    return switch (status) {
      case "ok" -> ItemResult.OK;
      case "stale" -> ItemResult.STALE;
      case "rejected" ->
          new ItemResult.Rejected(
              fields.text("code"),
              Objects.requireNonNullElse(fields.optionalText("message"), "rejected"));
      default -> throw new IllegalArgumentException("unknown status " + status);
    };
  }
}
