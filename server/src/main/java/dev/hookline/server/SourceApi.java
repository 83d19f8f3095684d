package dev.hookline.server;

import dev.hookline.filter.FilterLanguage;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.CatalogLimits;
import dev.hookline.http.api.request.RequestAcceptRoutes;
import dev.hookline.http.api.request.RequestRoutes;
import dev.hookline.http.api.source.ProviderRoutes;
import dev.hookline.http.api.source.SourceRoutes;
import dev.hookline.http.api.source.SourceSecretRoutes;
import dev.hookline.http.api.source.SourceTestRoutes;
import dev.hookline.http.api.source.SourceUrls;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.ContentDecoder;
import dev.hookline.ingest.Receiver;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.Sources;
import dev.hookline.store.sqlite.SqliteStore;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The routes of sources, and of what arrived at them. */
record SourceApi(
    Sources sources,
    Receiver receiver,
    SqliteStore store,
    InstantSource clock,
    CatalogLimits limits,
    FilterLanguage filterLanguage) {

  List<ApiRoute> routes(Supplier<String> publicUrl, int bodyBytesMax) {
    SourceUrls urls = new SourceUrls(publicUrl);
    IdGenerator ids = store.ids();
    RequestLog requests = store.requests();
    ContentDecoder decoder = new ContentDecoder(bodyBytesMax);
    return Stream.of(
            new SourceRoutes(sources, urls, ids, clock, limits, filterLanguage).routes(),
            new SourceSecretRoutes(sources, clock).routes(),
            new SourceTestRoutes(sources, receiver, urls, ids, clock).routes(),
            ProviderRoutes.routes(),
            new RequestRoutes(requests, store.eventReader(), sources).routes(),
            new RequestAcceptRoutes(requests, sources, receiver, decoder).routes())
        .flatMap(List::stream)
        .toList();
  }
}
