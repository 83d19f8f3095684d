package dev.hookline.delivery.guard;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps deliveries away from addresses their subscriber has no business with (server-side request
 * forgery, OWASP ASVS 5.0, 1.3.6). Immutable and safe for use by many threads.
 *
 * <p>A verdict holds for one attempt: every attempt looks the name up once, has all answers vetted,
 * and connects to a vetted address while SNI, certificate check and {@code Host} keep the name.
 */
public final class AddressGuard {

  private final GuardPolicy policy;
  private final NameRules nameRules;
  private final AddressRules addressRules;

  public AddressGuard(GuardPolicy policy) {
    this.policy = policy;
    this.nameRules = new NameRules(policy);
    this.addressRules = new AddressRules(policy);
  }

  /** Vets a URL when it is stored, without a lookup: what can never be delivered is refused. */
  public Checked<TargetUrl> vetAtCreation(String url) {
    return switch (TargetUrl.parse(url)) {
      case Checked.Ok<TargetUrl>(TargetUrl target) ->
          refusalBeforeLookup(target)
              .<Checked<TargetUrl>>map(Refusal::asChecked)
              .orElseGet(() -> new Checked.Ok<>(target));
      case Checked.Refused<TargetUrl> refused -> refused;
    };
  }

  /**
   * Vets the answers of one lookup. One forbidden address refuses them all: a name that mixes
   * public and internal addresses is a rebinding attempt or a mistake.
   *
   * @param answers all addresses of the target's name; not looked at when the URL names an address
   */
  public AttemptVerdict vetAnswers(TargetUrl target, List<InetAddress> answers) {
    Optional<Refusal> early = refusalBeforeLookup(target);
    if (early.isPresent()) {
      return early.get().asBlocked();
    }
    List<InetAddress> addresses = target.literal().map(List::of).orElse(answers);
    if (addresses.isEmpty()) {
      return new AttemptVerdict.Unresolved(target.host() + " has no address");
    }
    return addresses.stream()
        .flatMap(address -> addressRules.refusalOf(target, IpAddress.of(address)).stream())
        .findFirst()
        .map(Refusal::asBlocked)
        .orElseGet(() -> new AttemptVerdict.Allowed(target, addresses));
  }

  /**
   * Vets the target for one attempt with at most one lookup, and none when it is refused anyway.
   * Calls back once, on the resolver's thread or on this one.
   */
  public void vetForAttempt(
      TargetUrl target, Resolver resolver, Consumer<AttemptVerdict> whenVetted) {
    if (target.literal().isPresent() || refusalBeforeLookup(target).isPresent()) {
      whenVetted.accept(vetAnswers(target, List.of()));
    } else {
      resolver.resolve(
          target.host(), resolution -> whenVetted.accept(vetResolution(target, resolution)));
    }
  }

  private Optional<Refusal> refusalBeforeLookup(TargetUrl target) {
    if (policy.refusedPorts().contains(target.port())) {
      return Optional.of(
          new Refusal(
              RefusalCode.REFUSED_PORT, "Port " + target.port() + " is not used for webhooks"));
    }
    return switch (target.parsedHost()) {
      case Host.Name(String name) -> nameRules.refusalOf(name, target.secure());
      case Host.Literal(IpAddress address) -> addressRules.refusalOf(target, address);
    };
  }

  private AttemptVerdict vetResolution(TargetUrl target, Resolution resolution) {
    return switch (resolution) {
      case Resolution.Found(List<InetAddress> addresses) -> vetAnswers(target, addresses);
      case Resolution.Failed(String reason) -> new AttemptVerdict.Unresolved(reason);
    };
  }
}
