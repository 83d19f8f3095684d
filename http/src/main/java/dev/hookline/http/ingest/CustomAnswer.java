package dev.hookline.http.ingest;

import dev.hookline.ingest.CustomResponse;
import dev.hookline.ingest.Receipt;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** The answers of sources that have one of their own. */
final class CustomAnswer {

  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;
  private static final String PLAIN = "text/plain; charset=utf-8";

  private CustomAnswer() {}

  /** The source's own for what is stored; the standard one for everything else. */
  static IngestAnswer of(IngestAnswer standard, Receipt receipt, CustomResponse response) {
    return switch (receipt) {
      case Receipt.Accepted _, Receipt.Duplicate _, Receipt.Batch _ -> of(standard, response);
      case Receipt.Filtered _,
          Receipt.Greeted _,
          Receipt.Rejected _,
          Receipt.Limited _,
          Receipt.UnknownSource _,
          Receipt.Gone _,
          Receipt.Unavailable _ ->
          standard;
    };
  }

  private static IngestAnswer of(IngestAnswer standard, CustomResponse response) {
    int status = response.status();
    String body = response.body();
    boolean isEmpty = status == NO_CONTENT || status == RESET_CONTENT || "".equals(body);
    if (isEmpty) {
      return answer(standard, response, response.contentType(), Buffer.buffer());
    }
    if (body == null) {
      return answer(standard, response, standard.contentType(), standard.body());
    }
    CharSequence type = response.contentType() == null ? PLAIN : response.contentType();
    return answer(standard, response, type, Buffer.buffer(body));
  }

  private static IngestAnswer answer(
      IngestAnswer standard,
      CustomResponse response,
      @Nullable CharSequence contentType,
      Buffer body) {
    return new IngestAnswer(
        standard.result(), response.status(), contentType, body, null, response.headers());
  }
}
