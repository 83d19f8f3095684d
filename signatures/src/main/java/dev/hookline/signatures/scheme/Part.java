package dev.hookline.signatures.scheme;

import dev.hookline.signatures.json.JsonPointer;

/** One token of a template. */
sealed interface Part {

  record Literal(LiteralBytes bytes) implements Part {}

  record Body() implements Part {}

  record BodyCrc32() implements Part {}

  record Timestamp() implements Part {}

  record Id() implements Part {}

  record Method() implements Part {}

  record Url() implements Part {}

  record DecodedUrl() implements Part {}

  record SortedForm() implements Part {}

  record Header(HeaderField field) implements Part {}

  record Json(JsonPointer pointer) implements Part {}
}
