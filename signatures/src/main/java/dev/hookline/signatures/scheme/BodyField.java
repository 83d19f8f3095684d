package dev.hookline.signatures.scheme;

import dev.hookline.signatures.json.JsonPointer;

/** A string, number or boolean of a JSON body. */
public record BodyField(JsonPointer pointer) implements Field {}
