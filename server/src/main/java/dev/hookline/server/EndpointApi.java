package dev.hookline.server;

import dev.hookline.delivery.EndpointSwitch;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.CatalogLimits;
import dev.hookline.http.api.endpoint.EndpointRoutes;
import dev.hookline.http.api.endpoint.EndpointSecretRoutes;
import dev.hookline.http.api.endpoint.EndpointStatsRoutes;
import dev.hookline.http.api.endpoint.EndpointTestRoutes;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Sources;
import dev.hookline.job.Engine;
import dev.hookline.route.Router;
import dev.hookline.store.sqlite.SqliteStore;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The routes of endpoints. */
record EndpointApi(
    Endpoints endpoints,
    Sources sources,
    SqliteStore store,
    InstantSource clock,
    CatalogLimits limits,
    FilterLanguage filterLanguage) {

  List<ApiRoute> routes(
      AddressGuard guard,
      EndpointSwitch endpointSwitch,
      Engine engine,
      Intake intake,
      Router router) {
    IdGenerator ids = store.ids();
    return Stream.of(
            new EndpointRoutes(
                    endpoints,
                    sources,
                    guard,
                    endpointSwitch,
                    engine,
                    ids,
                    clock,
                    limits,
                    filterLanguage)
                .routes(),
            new EndpointSecretRoutes(endpoints, clock).routes(),
            new EndpointStatsRoutes(endpoints, store.jobReader()).routes(),
            new EndpointTestRoutes(endpoints, intake, router, ids).routes())
        .flatMap(List::stream)
        .toList();
  }
}
