/**
 * The API over HTTP: typed calls enter, requests leave. {@link dev.hookline.sdk.http.ApiConnection}
 * sends one request; {@link dev.hookline.sdk.http.HttpWorkerTransport} speaks the worker protocol.
 */
@NullMarked
package dev.hookline.sdk.http;

import org.jspecify.annotations.NullMarked;
