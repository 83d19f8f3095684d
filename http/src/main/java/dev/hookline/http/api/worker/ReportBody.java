package dev.hookline.http.api.worker;

import dev.hookline.http.json.StreamedJson;
import dev.hookline.http.json.StrictJson;
import dev.hookline.task.Workers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.json.JsonFactory;

/** Reads the body of a report: one pass over the bytes, no tree. */
final class ReportBody {

  /** Body, list, item, list of lines and line are around the fields of a line. */
  private static final JsonFactory FACTORY = StrictJson.factory(5);

  private ReportBody() {}

  /**
   * The items in their order.
   *
   * @throws dev.hookline.http.problem.Refused with all that is wrong
   */
  static List<ReadItem> read(byte[] body, Waits waits) {
    return StreamedJson.read(
        body,
        FACTORY,
        json -> {
          List<ReadItem> items = new ArrayList<>();
          boolean[] isThere = new boolean[1];
          ReportItem meaning = new ReportItem(json, waits);
          json.object(name -> {
            if (name.equals("items")) {
              isThere[0] = json.array(Workers.REPORTS_MAX, _ -> item(json, meaning, items));
            } else {
              json.unknown();
            }
          });
          if (!isThere[0]) {
            json.error("items", "is required");
          }
          return items;
        });
  }

  private static void item(StreamedJson json, ReportItem meaning, List<ReadItem> items) {
    ItemReader reader = new ItemReader(json);
    if (json.isNull()) {
      json.error("must be an object");
    }
    if (json.object(reader::member)) {
      ReadItem read = meaning.of(reader);
      if (read != null) {
        items.add(read);
      }
    }
  }
}
