package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.RunWait;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run waits for, as two columns: a code, and the ids. */
final class RunWaitColumns {

  private static final int SLEEP = 0;
  private static final int TOKEN = 1;
  private static final int RUNS = 2;
  private static final int ID_BYTES = 2 * Long.BYTES;

  private RunWaitColumns() {}

  static Query put(Query query, @Nullable RunWait wait) throws SQLException {
    return switch (wait) {
      case null -> query.put((Integer) null).put((Integer) null);
      case RunWait.Sleep() -> query.put(SLEEP).put((Integer) null);
      case RunWait.Token(Id token) -> query.put(TOKEN).put(bytes(List.of(token)));
      case RunWait.Runs(List<Id> runs) -> query.put(RUNS).put(bytes(runs));
    };
  }

  static @Nullable RunWait read(Row row) throws SQLException {
    Integer code = row.integerOrNull();
    List<Id> ids = ids(row.bytes());
    if (code == null) {
      return null;
    }
    return switch (code) {
      case SLEEP -> RunWait.Sleep.INSTANCE;
      case TOKEN -> new RunWait.Token(ids.getFirst());
      case RUNS -> new RunWait.Runs(ids);
      default -> throw new IllegalStateException("not a way to wait: " + code);
    };
  }

  private static byte[] bytes(List<Id> ids) {
    ByteBuffer buffer = ByteBuffer.allocate(ids.size() * ID_BYTES);
    ids.forEach(id -> buffer.putLong(id.high()).putLong(id.low()));
    return buffer.array();
  }

  private static List<Id> ids(byte[] bytes) {
    List<Id> ids = new ArrayList<>(bytes.length / ID_BYTES);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      ids.add(new Id(buffer.getLong(), buffer.getLong()));
    }
    return ids;
  }
}
