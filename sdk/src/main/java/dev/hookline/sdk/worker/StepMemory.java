package dev.hookline.sdk.worker;

import dev.hookline.sdk.StepMismatch;
import dev.hookline.sdk.transport.MemoisedStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run has done already, and in which order its code asks for it now. Belongs to the thread
 * of the run.
 *
 * <p>Code that is the same at each attempt takes all that is memoised before it does anything new.
 * When it does something new earlier, it has changed, and going on could repeat what is done. One
 * case is harmless: a step that had failed, and whose failure the code caught, may succeed now, and
 * what follows may differ.
 */
final class StepMemory {

  /** Keys of this kind are the SDK's own. */
  static final String RESERVED = "hookline:";

  private static final String FAILED = RESERVED + "failed/";
  private static final int NAME_MAX = 200;

  private final Map<String, Integer> occurrences = new HashMap<>();
  private final Map<String, byte[]> memoised = new LinkedHashMap<>();
  private final Set<String> failedBefore = new HashSet<>();
  private boolean mayDiffer;

  StepMemory(List<MemoisedStep> steps) {
    for (MemoisedStep step : steps) {
      if (step.key().startsWith(FAILED)) {
        failedBefore.add(step.key().substring(FAILED.length()));
      } else {
        memoised.put(step.key(), step.output());
      }
    }
  }

  /** The key under which it is memoised that a step has failed. */
  static String failureKey(String key) {
    return FAILED + key;
  }

  /** The key of a step of the user's. */
  String userKey(String name) {
    boolean isPlain = name.codePoints().noneMatch(StepMemory::isControlOrHalf);
    if (name.isEmpty() || name.length() > NAME_MAX || name.startsWith(RESERVED) || !isPlain) {
      throw new IllegalArgumentException(
          "a step name has 1 to 200 characters, no line break or other control character, and does"
              + " not begin with "
              + RESERVED
              + ": "
              + name);
    }
    return key(name);
  }

  private static boolean isControlOrHalf(int letter) {
    return Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE;
  }

  /** The key of the next occurrence of a name. */
  String key(String name) {
    return name + '#' + occurrences.merge(name, 1, Integer::sum);
  }

  /** The output of a finished step; null when it is not finished. */
  byte @Nullable [] take(String key) {
    return memoised.remove(key);
  }

  /**
   * Says that the code does this for the first time.
   *
   * @throws StepMismatch when it cannot be, because finished steps were not asked for yet
   */
  void begin(String key) {
    if (failedBefore.contains(key)) {
      mayDiffer = true;
    }
    if (!mayDiffer && !memoised.isEmpty()) {
      throw new StepMismatch(
          "the code came to "
              + key
              + " while an earlier attempt had finished "
              + String.join(", ", memoised.keySet())
              + " by then: steps must keep their names and their order while runs are under way");
    }
  }
}
