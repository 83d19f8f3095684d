package dev.hookline.http.api.catalog;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.event.Headers;
import dev.hookline.job.Timings;
import dev.hookline.signatures.SignedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A network on which every request is answered 204, unless said otherwise, and remembered. */
public final class SentRequests implements OutboundHttp {

  private static final int UNANSWERED = 0;

  private volatile int status = 204;
  private volatile byte[] body = {};

  private final List<OutboundRequest> requests = new CopyOnWriteArrayList<>();

  @Override
  public void send(OutboundRequest request, Consumer<Exchange> done) {
    requests.add(request);
    if (status != UNANSWERED) {
      Headers headers = new Headers.Builder().add("x-receiver", "test").build();
      done.accept(new Exchange.Answered(status, headers, body, false, 1_500, Timings.NONE));
    }
  }

  /** From now on requests are answered like this. */
  public void answer(int withStatus, byte[] withBody) {
    body = withBody;
    status = withStatus;
  }

  /** From now on requests are not answered. */
  public void stopAnswering() {
    status = UNANSWERED;
  }

  public List<OutboundRequest> all() {
    return requests;
  }

  /** The last request as its receiver sees it. */
  public SignedRequest last() {
    OutboundRequest last = requests.getLast();
    Map<String, String> headers = new HashMap<>();
    last.headers().forEach(headers::put);
    return SignedRequest.of("POST", null, headers, last.body());
  }
}
