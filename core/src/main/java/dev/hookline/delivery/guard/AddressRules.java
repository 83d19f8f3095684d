package dev.hookline.delivery.guard;

import java.util.Optional;

/** Whether a target may be reached at one of its addresses. */
record AddressRules(GuardPolicy policy) {

  Optional<Refusal> refusalOf(TargetUrl target, IpAddress address) {
    if (policy.ownListeners().include(address.toInetAddress(), target.port())) {
      return refused(RefusalCode.OWN_ADDRESS, target.host() + " is this server");
    }
    if (policy.exemptions().allow(address)) {
      return Optional.empty();
    }
    if (MetadataAddresses.contains(address)) {
      return refused(
          RefusalCode.METADATA_ADDRESS,
          leadsTo(target)
              + " a cloud metadata service; only an exemption of that single address opens it");
    }
    Optional<DeniedRange> denied = AddressRanges.denying(address);
    if (denied.isPresent()) {
      return refused(
          RefusalCode.FORBIDDEN_ADDRESS,
          leadsTo(target)
              + " an address that is not public ("
              + denied.get().text()
              + "); only the operator can exempt it");
    }
    return publicAddressRefusal(target);
  }

  private Optional<Refusal> publicAddressRefusal(TargetUrl target) {
    boolean internalName =
        target.parsedHost() instanceof Host.Name(String name)
            && NameKind.of(name) != NameKind.PUBLIC;
    if (internalName) {
      return refused(
          RefusalCode.INTERNAL_NAME,
          target.host() + " is a name of an internal network but leads to a public address");
    }
    return target.secure() || policy.plainHttpToPublicHosts()
        ? Optional.empty()
        : Optional.of(NameRules.plainHttp());
  }

  private static String leadsTo(TargetUrl target) {
    return target.host() + (target.literal().isPresent() ? " is" : " leads to");
  }

  private static Optional<Refusal> refused(RefusalCode code, String reason) {
    return Optional.of(new Refusal(code, reason));
  }
}
