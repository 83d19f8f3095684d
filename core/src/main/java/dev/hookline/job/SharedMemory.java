package dev.hookline.job;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for claimed jobs. Each lane may hold as much as is still free (the dynamic threshold
 * of Choudhury and Hahne, "Dynamic queue length thresholds for shared-memory packet switches",
 * 1998): so lanes that take what they can get hold equal parts, and one more such part stays free
 * for a lane that has just begun. Counts are taken without a lock, so a few threads may overshoot
 * by a job each.
 */
final class SharedMemory {

  private final long bytesMax;
  private final AtomicLong heldBytes = new AtomicLong();
  private volatile boolean refused;

  SharedMemory(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  long heldBytes() {
    return heldBytes.get();
  }

  /** Whether a lane may hold so much, which it does not hold yet. */
  boolean hasRoomFor(long laneBytes, long moreBytes) {
    return laneBytes + moreBytes <= bytesMax - heldBytes.get() - moreBytes;
  }

  /** The same for a job of unknown size; a refusal is remembered until something is given back. */
  boolean hasRoomIn(long laneBytes) {
    if (laneBytes < bytesMax - heldBytes.get()) {
      return true;
    }
    refused = true; // before the second look, so that what is given back meanwhile is not missed
    return laneBytes < bytesMax - heldBytes.get();
  }

  /** Whether a lane that holds nothing may take one job, so that none waits for all others. */
  boolean hasRoomForOne() {
    return heldBytes.get() < 2 * bytesMax;
  }

  void take(long bytes) {
    heldBytes.addAndGet(bytes);
  }

  /** Says whether a lane was refused before and may ask again. */
  boolean giveBack(long bytes) {
    heldBytes.addAndGet(-bytes);
    if (!refused) {
      return false;
    }
    refused = false;
    return true;
  }
}
