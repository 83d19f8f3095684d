package dev.hookline.server.crash;

import dev.hookline.server.story.TestFolder;
import dev.hookline.testkit.powercut.PowerCut;

/**
 * Runs a crash test at length, as {@code make crash} does. System properties: {@code kills}, {@code
 * cuts} (of power, 0 for none), {@code seed}, {@code fault}, {@code bytes} of a webhook.
 */
public final class CrashHarness {

  private static final int KILLS = 40;
  private static final int CUTS = 10;

  private CrashHarness() {}

  /** Ends with 0 when every promise was kept, else with 1. */
  public static void main(String[] arguments) throws InterruptedException {
    long seed = Long.getLong("seed", System.nanoTime());
    boolean isGood = true;
    int kills = Integer.getInteger("kills", KILLS);
    if (kills > 0) {
      try (TestFolder folder = TestFolder.create()) {
        System.out.printf("%n%d kills, seed %d%n", kills, seed);
        isGood = isGood(plan(kills, seed), new Kill(folder.path(), seed));
      }
    }
    int cuts = Integer.getInteger("cuts", CUTS);
    if (cuts > 0) {
      System.out.printf("%n%d power cuts, seed %d%n", cuts, seed);
      isGood &= cutPower(plan(cuts, seed));
    }
    System.exit(isGood ? 0 : 1);
  }

  private static CrashPlan plan(int kills, long seed) {
    return CrashPlan.of(kills, seed)
        .withFault(System.getProperty("fault", ""))
        .withBodies(Integer.getInteger("bytes", CrashPlan.BODY_BYTES));
  }

  private static boolean cutPower(CrashPlan plan) throws InterruptedException {
    try (TestFolder folder = TestFolder.create()) {
      return switch (PowerCut.prepare(folder.path(), PowerLoss.DISK_MEBIBYTES)) {
        case PowerCut.Unavailable(String reason) -> {
          System.out.println("POWER CUT NOT POSSIBLE HERE: " + reason);
          yield true;
        }
        case PowerCut.Possible(var disk) -> {
          try (PowerLoss loss = new PowerLoss(disk)) {
            yield isGood(plan, loss);
          }
        }
      };
    }
  }

  private static boolean isGood(CrashPlan plan, Disaster disaster) throws InterruptedException {
    CrashReport report = new CrashRun(plan, disaster, System.out::println).run();
    System.out.print("\n" + report.text());
    boolean isQuick = report.slowestRecovery().compareTo(CrashPlan.RECOVERY_MAX) <= 0;
    if (!isQuick) {
      System.out.println("something that waited took longer than " + CrashPlan.RECOVERY_MAX);
    }
    return report.isGood() && isQuick;
  }
}
