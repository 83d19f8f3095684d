package dev.hookline.server.crash;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run came to.
 *
 * @param lost acknowledged events that the server does not know any more
 * @param violations everything that breaks a promise, a line each, the lost ones included
 */
record CrashReport(
    CrashPlan plan,
    int kills,
    long acknowledged,
    long arrivals,
    long delivered,
    long waiting,
    long dead,
    int duplicates,
    int duplicatesAtOneKill,
    int lost,
    RunReport runs,
    int recoveriesMeasured,
    Duration slowestRecovery,
    List<String> violations) {

  boolean isGood() {
    return violations.isEmpty();
  }

  /** This report with more violations. */
  CrashReport with(List<String> more) {
    return new CrashReport(
        plan,
        kills,
        acknowledged,
        arrivals,
        delivered,
        waiting,
        dead,
        duplicates,
        duplicatesAtOneKill,
        lost,
        runs,
        recoveriesMeasured,
        slowestRecovery,
        Stream.concat(violations.stream(), more.stream()).toList());
  }

  String text() {
    StringBuilder text =
        new StringBuilder(
            """
            kills                  %d (seed %d)
            acknowledged           %d
            arrivals               %d
            delivered              %d
            waiting at the end     %d
            dead letters           %d
            lost                   %d
            duplicates             %d, at most %d at one kill
            %s\
            slowest recovery       %d ms of %d measured
            verdict                %s
            """
                .formatted(
                    kills,
                    plan.seed(),
                    acknowledged,
                    arrivals,
                    delivered,
                    waiting,
                    dead,
                    lost,
                    duplicates,
                    duplicatesAtOneKill,
                    runs.text(),
                    slowestRecovery.toMillis(),
                    recoveriesMeasured,
                    isGood() ? "every promise kept" : violations.size() + " promises broken"));
    violations.stream().limit(20).forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }
}
