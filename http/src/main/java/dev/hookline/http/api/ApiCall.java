package dev.hookline.http.api;

import dev.hookline.event.EventType;
import dev.hookline.http.json.Json;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.json.Times;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.operate.ApiKey;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A call that has passed authentication and whose body has been read. Whatever of it cannot be used
 * ends the call with {@link Refused}.
 */
public final class ApiCall {

  private static final long LIST_BYTES_MAX = 8 << 20;

  private final ApiRoute route;
  private final @Nullable ApiKey key;
  private final Map<String, String> pathParameters;
  private final QueryParameters query;
  private final byte[] body;
  private final @Nullable IdempotencyKey idempotencyKey;
  private final @Nullable String lastEventId;
  private final Cursors cursors;

  ApiCall(
      ApiRoute route,
      @Nullable ApiKey key,
      Map<String, String> pathParameters,
      QueryParameters query,
      byte[] body,
      @Nullable IdempotencyKey idempotencyKey,
      @Nullable String lastEventId,
      Cursors cursors) {
    this.route = route;
    this.key = key;
    this.pathParameters = pathParameters;
    this.query = query;
    this.body = body;
    this.idempotencyKey = idempotencyKey;
    this.lastEventId = lastEventId;
    this.cursors = cursors;
  }

  /** The key that the call was made with. Only for routes that need one. */
  public ApiKey key() {
    if (key == null) {
      throw new IllegalStateException(route + " needs no key");
    }
    return key;
  }

  public Id project() {
    return key().project();
  }

  public @Nullable IdempotencyKey idempotencyKey() {
    return idempotencyKey;
  }

  /** What the reader of a stream that broke off has read last; null when it begins anew. */
  public @Nullable String lastEventId() {
    return lastEventId;
  }

  /** A segment of the path as it was sent, not decoded. */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalStateException(route + " has no segment " + name);
    }
    return value;
  }

  /**
   * A segment of the path, percent-decoded.
   *
   * @throws Refused with {@code not_found} when it is not properly encoded
   */
  public String pathText(String name) {
    try {
      return URI.create("/" + pathParameter(name)).getPath().substring(1);
    } catch (IllegalArgumentException malformed) {
      throw notFound();
    }
  }

  /**
   * The id in the path.
   *
   * @throws Refused with {@code not_found} for anything but an id with this prefix
   */
  public Id pathId(String name, IdPrefix prefix) {
    return Id.parse(prefix, pathParameter(name)).orElseThrow(() -> notFound());
  }

  /** For what is not there, or is another project's. */
  public static Refused notFound() {
    return ProblemCode.NOT_FOUND.refused("There is nothing here.");
  }

  /** A query parameter; null when it was not given. */
  public @Nullable String parameter(String name) {
    return query.value(name).orElse(null);
  }

  /**
   * A query parameter that is an id; null when it was not given.
   *
   * @throws Refused when it is something else
   */
  public @Nullable Id parameterId(String name, IdPrefix prefix) {
    String text = parameter(name);
    return text == null
        ? null
        : Id.parse(prefix, text)
            .orElseThrow(() -> invalidParameter(name, "must be an id of the right kind"));
  }

  /**
   * A query parameter that is the type of events; null when it was not given.
   *
   * @throws Refused when it cannot be one
   */
  public @Nullable String parameterEventType(String name) {
    String text = parameter(name);
    if (text != null && !EventType.isValid(text)) {
      throw invalidParameter(name, "must be an event type");
    }
    return text;
  }

  /**
   * @param problem such as {@code must be a number}
   */
  public static Refused invalidParameter(String name, String problem) {
    return QueryParameters.invalid(name, problem);
  }

  /** Which part of the list is wanted. Only for routes made with {@link ApiRoute#list}. */
  public PageRequest page() {
    String cursor = parameter("cursor");
    return new PageRequest(
        pageLimit(),
        cursor == null ? null : after(cursor),
        time("created_after"),
        time("created_before"));
  }

  /** How many items of a list are wanted. */
  public int pageLimit() {
    return query.value("limit").map(ApiCall::limit).orElse(PageRequest.LIMIT_STANDARD);
  }

  /** The answer that is a part of the list, with the cursor of the next. */
  public <T> ApiAnswer list(Page<T> page, Function<? super T, ?> view) {
    return list(page.items().stream().map(view).toList(), page.next());
  }

  /**
   * The same for views that may be large: the list ends, and a next part follows, when it has 8
   * MiB.
   *
   * @param bytes what a view holds, roughly
   */
  public <T, V> ApiAnswer list(
      Page<T> page,
      Function<? super T, Id> id,
      Function<? super T, V> view,
      ToLongFunction<? super V> bytes) {
    List<V> data = new ArrayList<>();
    Id next = page.next();
    long held = 0;
    for (Iterator<T> items = page.items().iterator(); items.hasNext(); ) {
      T item = items.next();
      V shown = view.apply(item);
      data.add(shown);
      held += bytes.applyAsLong(shown);
      if (held >= LIST_BYTES_MAX && items.hasNext()) {
        next = id.apply(item);
        break;
      }
    }
    return list(data, next);
  }

  private ApiAnswer list(List<?> data, @Nullable Id next) {
    return ApiAnswer.ok(
        new ListView(data, next == null ? null : cursors.write(next, cursorScope())));
  }

  /** The name after which a list of names begins; null for its beginning. */
  @Nullable String pageName() {
    String cursor = parameter("cursor");
    return cursor == null ? null : known(cursors.readName(cursor, cursorScope()));
  }

  /** The cursor of the part of a list of names that begins after this one. */
  String cursorAfter(String name) {
    return cursors.writeName(name, cursorScope());
  }

  public byte[] body() {
    return body;
  }

  /** The object that is the body. End the reading of it with {@link JsonObject#refuseIfInvalid}. */
  public JsonObject json() {
    return Json.readObject(body);
  }

  /** Like {@link #json}; a body that was left out is an object without members. */
  public JsonObject jsonIfAny() {
    return body.length == 0 ? Json.emptyObject() : json();
  }

  private static int limit(String text) {
    if (text.matches("[0-9]{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= PageRequest.LIMIT_MAX) {
        return limit;
      }
    }
    throw invalidParameter("limit", "must be a whole number from 1 to " + PageRequest.LIMIT_MAX);
  }

  private Id after(String cursor) {
    return known(cursors.read(cursor, cursorScope()));
  }

  private static <T> T known(Optional<T> position) {
    return position.orElseThrow(() ->
        ProblemCode.INVALID_CURSOR.refused("The cursor is not of this list with these filters."));
  }

  private @Nullable Instant time(String name) {
    String text = parameter(name);
    if (text == null) {
      return null;
    }
    Optional<Instant> time = Times.parse(text);
    return time.orElseThrow(() -> invalidParameter(name, Times.RULE));
  }

  private String cursorScope() {
    return project().text(IdPrefix.PROJECT) + " " + route.path() + pathParameters + query.filters();
  }
}
