package dev.hookline.testkit.receiver;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts bytes as they are handed to the socket. */
final class CountingOutput extends FilterOutputStream {
  private final LongAdder count;

  CountingOutput(OutputStream target, LongAdder count) {
    super(target);
    this.count = count;
  }

  @Override
  public void write(int single) throws IOException {
    out.write(single);
    count.increment();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    count.add(length);
  }
}
