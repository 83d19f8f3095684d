package dev.hookline.signatures.scheme;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonPointer;
import java.util.List;
import java.util.function.Predicate;

/**
 * A place that counts in some requests only: where it is signed, or where it stands for the only
 * event.
 *
 * @param field the place
 * @param guard true for the requests in which it counts
 */
public record GuardedField(IdentityField field, Predicate<SignedRequest> guard)
    implements IdentityField {

  /**
   * A place that counts where these lists of the body hold one element altogether. The id of one of
   * several would stand for the others too, and they would be taken for repeats with it.
   */
  public static GuardedField ofOnlyElement(IdentityField field, String... lists) {
    List<JsonPointer> pointers = List.of(lists).stream().map(JsonPointer::of).toList();
    return new GuardedField(field, request -> elements(request.body(), pointers) == 1);
  }

  private static int elements(byte[] body, List<JsonPointer> lists) {
    return lists.stream().mapToInt(list -> Math.max(0, list.arrayLengthIn(body))).sum();
  }
}
