package dev.hookline.delivery.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shortcuts to ask a guard and to name its answer in one word. */
final class Verdicts {

  static final GuardPolicy STRICT = GuardPolicy.strict();
  static final GuardPolicy PLAIN_HTTP_TOO = STRICT.withPlainHttpToPublicHosts(true);

  private Verdicts() {}

  static GuardPolicy exempting(String blocks) {
    return switch (Exemptions.parse(blocks)) {
      case Checked.Ok<Exemptions>(Exemptions exemptions) -> STRICT.exempting(exemptions);
      case Checked.Refused<Exemptions> refused -> throw new AssertionError(refused.reason());
    };
  }

  static String atCreation(GuardPolicy policy, String url) {
    return word(new AddressGuard(policy).vetAtCreation(url));
  }

  static String parsing(String url) {
    return word(TargetUrl.parse(url));
  }

  static String forAttempt(GuardPolicy policy, String url, Resolver resolver) {
    return switch (verdict(policy, url, resolver)) {
      case AttemptVerdict.Allowed ignored -> "allowed";
      case AttemptVerdict.Blocked blocked -> word(blocked.code());
      case AttemptVerdict.Unresolved ignored -> "unresolved";
    };
  }

  /** Of a URL that is not even a target, the verdict is that of its parser. */
  static AttemptVerdict verdict(GuardPolicy policy, String url, Resolver resolver) {
    return switch (TargetUrl.parse(url)) {
      case Checked.Ok<TargetUrl>(TargetUrl target) -> {
        List<AttemptVerdict> verdicts = new ArrayList<>();
        new AddressGuard(policy).vetForAttempt(target, resolver, verdicts::add);
        if (verdicts.size() != 1) {
          throw new AssertionError("one verdict expected but got " + verdicts);
        }
        yield verdicts.getFirst();
      }
      case Checked.Refused<TargetUrl> refused ->
          new AttemptVerdict.Blocked(refused.code(), refused.reason());
    };
  }

  static TargetUrl target(String url) {
    return switch (TargetUrl.parse(url)) {
      case Checked.Ok<TargetUrl>(TargetUrl target) -> target;
      case Checked.Refused<TargetUrl> refused -> throw new AssertionError(refused.reason());
    };
  }

  private static String word(RefusalCode code) {
    return code.name().toLowerCase(Locale.ROOT);
  }

  private static String word(Checked<TargetUrl> checked) {
    return switch (checked) {
      case Checked.Ok<TargetUrl> ignored -> "allowed";
      case Checked.Refused<TargetUrl> refused -> word(refused.code());
    };
  }
}
