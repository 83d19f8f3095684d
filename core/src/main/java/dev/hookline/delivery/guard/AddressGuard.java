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
   * Vets the target for one attempt with at most one lookup, and none when it is refused anyway or
   * its URL names an address. Never waits. Calls back once, on this thread or on the one on which
   * the resolver answers.
   */
  public void vetForAttempt(
      TargetUrl target, Resolver resolver, Consumer<AttemptVerdict> whenVetted) {
    Optional<Refusal> early = refusalBeforeLookup(target);
    Optional<InetAddress> literal = target.literal();
    if (early.isPresent()) {
      whenVetted.accept(early.get().asBlocked());
    } else if (literal.isPresent()) {
      whenVetted.accept(new AttemptVerdict.Allowed(target, List.of(literal.get())));
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

  /**
   * One forbidden address refuses them all: a name that mixes public and internal addresses is a
   * rebinding attempt or a mistake.
   */
  private AttemptVerdict vetAnswers(TargetUrl target, List<InetAddress> addresses) {
    if (addresses.isEmpty()) {
      return new AttemptVerdict.Unresolved(target.host() + " has no address");
    }
    return addresses.stream()
        .flatMap(address -> addressRules.refusalOf(target, IpAddress.of(address)).stream())
        .findFirst()
        .map(Refusal::asBlocked)
        .orElseGet(() -> new AttemptVerdict.Allowed(target, addresses));
  }
}
