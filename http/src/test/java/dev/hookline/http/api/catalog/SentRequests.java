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

/** A network on which every request is answered 204 and remembered. */
public final class SentRequests implements OutboundHttp {

  private final List<OutboundRequest> requests = new CopyOnWriteArrayList<>();

  @Override
  public void post(OutboundRequest request, Consumer<Exchange> done) {
    requests.add(request);
    done.accept(new Exchange.Answered(204, Headers.NONE, new byte[0], false, 1, Timings.NONE));
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
