package dev.hookline.ingest;

import dev.hookline.event.Event;
import dev.hookline.filter.EventFilter;
import dev.hookline.filter.FilterBudget;
import dev.hookline.filter.FilterSubject;
import dev.hookline.filter.FilterVerdict;
import dev.hookline.signatures.batch.BatchElement;
import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.scheme.EventIdentity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of genuine requests at a source that has rules: split, filter, make the dedupe keys, and
 * store all that is left in one commit.
 */
final class RuledIntake {

  static final int ELEMENTS_MAX = 1_000;

  private final Intake intake;
  private final RequestKeeper kept;
  private final EventMaker events;
  private final InstantSource clock;

  RuledIntake(Intake intake, RequestKeeper kept, EventMaker events, InstantSource clock) {
    this.intake = intake;
    this.kept = kept;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param identity of the request as a whole
   */
  void accept(
      CompiledSource compiled,
      IntakeRules rules,
      InboundRequest request,
      EventIdentity identity,
      Consumer<Receipt> done) {
    Source source = compiled.source();
    List<BatchElement> listed = listed(rules.batch(), request);
    List<BatchElement> all =
        listed.isEmpty() ? List.of(new BatchElement(request.body(), identity)) : listed;
    if (all.size() > ELEMENTS_MAX) {
      done.accept(kept.rejected(source, request, RejectionCause.TOO_MANY_EVENTS));
      return;
    }
    List<Event> accepted = new ArrayList<>();
    List<Unwanted> filtered = new ArrayList<>();
    FilterBudget budget = new FilterBudget();
    for (int position = 0; position < all.size(); position++) {
      BatchElement element =
          listed.isEmpty() ? all.get(position) : named(all.get(position), identity, position);
      if (EventMaker.isIdTooLong(element.identity())) {
        done.accept(kept.rejected(source, request, RejectionCause.EVENT_ID_TOO_LONG));
        return;
      }
      switch (verdict(rules.filter(), request, element, budget)) {
        case FilterVerdict.Matches _ -> {
          String key = keyOfId(all.get(position).identity(), identity, position);
          accepted.add(event(source, rules.dedupe(), request, element, position, key));
        }
        case FilterVerdict.Differs _, FilterVerdict.Failed _ ->
            filtered.add(new Unwanted(element, null));
        case FilterVerdict.TooCostly _ ->
            filtered.add(new Unwanted(element, RejectionCause.FILTER_TOO_COSTLY));
      }
    }
    Receipt.Filtered lastFiltered = keep(source, rules.filter(), request, filtered);
    if (accepted.isEmpty() && lastFiltered != null) {
      done.accept(lastFiltered);
      return;
    }
    DedupeKey dedupe = rules.dedupe();
    long since = dedupe == null ? 0 : dedupe.sinceMillis(clock.millis());
    BatchReceipts receipts =
        new BatchReceipts(
            accepted.size(),
            !listed.isEmpty(),
            receipt -> {
              receipt.repeated().ifPresent(first -> kept.duplicate(source, request, first));
              done.accept(receipt);
            });
    intake.acceptAll(accepted, since, receipts);
  }

  private static List<BatchElement> listed(@Nullable BatchRule batch, InboundRequest request) {
    return batch == null ? List.of() : batch.elementsOf(request.body());
  }

  /** An element without a name is named by its request and its place in it. */
  private static BatchElement named(BatchElement element, EventIdentity request, int position) {
    EventIdentity own = element.identity();
    String id = request.id() == null ? null : request.id() + "#" + position;
    return new BatchElement(
        element.bytes(),
        new EventIdentity(
            own.id() == null ? id : own.id(), own.type() == null ? request.type() : own.type()));
  }

  private static @Nullable String keyOfId(EventIdentity own, EventIdentity request, int position) {
    return own.id() == null
        ? DedupeKey.ofElement(request.id(), position)
        : DedupeKey.ofId(own.id());
  }

  private record Unwanted(BatchElement element, @Nullable RejectionCause cause) {}

  private static FilterVerdict verdict(
      @Nullable EventFilter filter,
      InboundRequest request,
      BatchElement element,
      FilterBudget budget) {
    return filter == null
        ? FilterVerdict.Matches.INSTANCE
        : filter.test(
            new FilterSubject(
                EventMaker.type(element.identity()),
                request.method(),
                request.headers(),
                element.bytes()),
            budget);
  }

  private Event event(
      Source source,
      @Nullable DedupeKey dedupe,
      InboundRequest request,
      BatchElement element,
      int position,
      @Nullable String ofId) {
    EventIdentity identity = element.identity();
    String key = dedupe == null ? ofId : dedupe.of(request, element.bytes(), position, ofId);
    return events.event(source, request, element.bytes(), identity, key);
  }

  private Receipt.@Nullable Filtered keep(
      Source source,
      @Nullable EventFilter filter,
      InboundRequest request,
      List<Unwanted> filtered) {
    Receipt.Filtered last = null;
    if (filter != null) {
      for (Unwanted next : filtered) {
        last =
            kept.filtered(
                source, request, next.element().bytes(), filter.expression(), next.cause());
      }
    }
    return last;
  }
}
