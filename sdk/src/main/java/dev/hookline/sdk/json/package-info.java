/**
 * Java values to JSON and back. {@link dev.hookline.sdk.json.JsonCodec} maps the values of users;
 * {@link dev.hookline.sdk.json.JsonFields} reads messages of the protocol without changing a byte
 * of the payloads in them.
 */
@NullMarked
package dev.hookline.sdk.json;

import org.jspecify.annotations.NullMarked;
