package dev.hookline.delivery.guard;

import java.util.Optional;

/**
 * What can be said of a name before its lookup. A name passes when the operator's exemptions leave
 * it a chance: whether it uses that chance is decided by its addresses.
 */
record NameRules(GuardPolicy policy) {

  Optional<Refusal> refusalOf(String name, boolean secure) {
    if (policy.ownHosts().contains(name)) {
      return refused(RefusalCode.OWN_ADDRESS, name + " is this server");
    }
    Exemptions exemptions = policy.exemptions();
    return switch (NameKind.of(name)) {
      case METADATA -> exemptions.nameMetadata() ? Optional.empty() : metadata(name);
      case LOOPBACK -> exemptions.coverLoopback() ? Optional.empty() : internal(name);
      case SINGLE_LABEL -> exemptions.areEmpty() ? internal(name) : Optional.empty();
      case INTERNAL -> exemptions.reachBeyondLoopback() ? Optional.empty() : internal(name);
      case PUBLIC -> {
        boolean mayBePlain = policy.plainHttpToPublicHosts() || exemptions.reachBeyondLoopback();
        yield secure || mayBePlain ? Optional.empty() : Optional.of(plainHttp());
      }
    };
  }

  static Refusal plainHttp() {
    return new Refusal(
        RefusalCode.PLAIN_HTTP,
        "Plain http to a public host would send the event unencrypted; use https, or let the"
            + " operator switch plain http on");
  }

  private static Optional<Refusal> internal(String name) {
    return refused(
        RefusalCode.INTERNAL_NAME,
        name
            + " is a name of an internal network; only the operator can exempt the network's"
            + " addresses");
  }

  private static Optional<Refusal> metadata(String name) {
    return refused(RefusalCode.METADATA_NAME, name + " is the name of a cloud metadata service");
  }

  private static Optional<Refusal> refused(RefusalCode code, String reason) {
    return Optional.of(new Refusal(code, reason));
  }
}
