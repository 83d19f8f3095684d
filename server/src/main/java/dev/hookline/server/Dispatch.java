package dev.hookline.server;

import dev.hookline.http.api.ApiRouter;
import dev.hookline.http.live.LiveRoutes;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Everything but ingest: streams go to {@link LiveRoutes}, the rest to {@link ApiRouter}. */
record Dispatch(LiveRoutes live, ApiRouter api) implements Handler<HttpServerRequest> {

  @Override
  public void handle(HttpServerRequest request) {
    String path = request.path();
    if (path != null && LiveRoutes.handles(path)) {
      live.handle(request, path);
    } else {
      api.handle(request);
    }
  }
}
