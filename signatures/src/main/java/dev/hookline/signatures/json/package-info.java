/**
 * Reads single values out of JSON that nobody has parsed: raw bytes and a pointer enter, text
 * leaves. Open {@link dev.hookline.signatures.json.JsonPointer} first.
 */
@NullMarked
package dev.hookline.signatures.json;

import org.jspecify.annotations.NullMarked;
