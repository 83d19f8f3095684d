package dev.hookline.signatures.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonPointerTest {

  private static final long SEED = 6901;

  @Test
  void the_examples_of_rfc_6901_lead_where_it_says() {
    String document =
        "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,\"g|h\":4,"
            + "\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8}";
    assertThat(text("/foo/0", document)).isEqualTo("bar");
    assertThat(text("/", document)).isEqualTo("0");
    assertThat(text("/a~1b", document)).isEqualTo("1");
    assertThat(text("/c%d", document)).isEqualTo("2");
    assertThat(text("/e^f", document)).isEqualTo("3");
    assertThat(text("/g|h", document)).isEqualTo("4");
    assertThat(text("/i\\j", document)).isEqualTo("5");
    assertThat(text("/k\"l", document)).isEqualTo("6");
    assertThat(text("/ ", document)).isEqualTo("7");
    assertThat(text("/m~0n", document)).isEqualTo("8");
    assertThat(text("/foo", document)).isNull();
    assertThat(text("", document)).isNull();
    assertThat(text("", " \"all\" ")).isEqualTo("all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "#/a", "/~", "/~2", "/a~", "/a/~x"})
  void other_notations_are_no_pointers(String notation) {
    assertThat(JsonPointer.parse(notation)).isEmpty();
  }

  @Test
  void pointers_are_bounded() {
    assertThat(JsonPointer.parse("/a".repeat(16))).isPresent();
    assertThat(JsonPointer.parse("/a".repeat(17))).isEmpty();
    assertThat(JsonPointer.parse("/" + "a".repeat(600))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/0|[1]|1",
        "/00|[1,2]|",
        "/-|[1]|",
        "/1|[1]|",
        "/99999999999|[1]|",
        "/0|{\"0\":\"name\"}|name",
        "/a/0/b|{\"a\":[{\"b\":true}]}|true",
        "/a|{\"a\":-12.50E+3}|-12.50E+3",
        "/a|{\"a\":null}|",
        "/a|{\"a\":{}}|",
        "/a/b|{\"a\":{\"b\":1},\"a\":{\"c\":2}}|",
        "/a|{\"a\":1,\"a\":2}|2",
        "/a|{\"a\":1,\"\\u0061\":3}|3",
      })
  void values_are_found_or_absent(String pointer, String document, @Nullable String expected) {
    assertThat(text(pointer, document)).isEqualTo(expected);
  }

  @Test
  void strings_that_are_no_unicode_are_no_text() {
    for (String half :
        List.of("\\ud800", "\\uDFFF", "\\udc00\\ud800", "a\\ud83d\\n", "é\\ud83dx")) {
      assertThat(text("/a", "{\"a\":\"" + half + "\"}")).as(half).isNull();
    }
    for (String bytes :
        List.of("a\u00ff", "\u00c3", "\u00ed\u00a0\u0080", "\\n\u00fe", "\u00c0\u0080")) {
      byte[] document = ("{\"a\":\"" + bytes + "\"}").getBytes(ISO_8859_1);
      assertThat(JsonPointer.of("/a").textIn(document)).as(bytes).isNull();
    }
    assertThat(text("/a", "{\"a\":\"\ufffd\\ufffd\\ud83d\\ude00\"}")).isEqualTo("\ufffd\ufffd😀");
  }

  @Test
  void where_no_text_may_be_missed_one_that_is_none_makes_all_absent() {
    JsonFields fields = JsonFields.of(JsonPointer.of("/a"), JsonPointer.of("/b"));
    byte[] document = "{\"a\":\"x\",\"b\":\"\\ud800\",\"c\":\"\\ud800\"}".getBytes(UTF_8);

    assertThat(fields.textsIn(document)).containsExactly("x", null);
    assertThat(fields.missingNone().textsIn(document)).containsOnlyNulls();
    assertThat(fields.missingNone().textsIn("{\"a\":\"x\",\"b\":null}".getBytes(UTF_8)))
        .containsExactly("x", null);
  }

  @Test
  void strings_lose_their_escapes() {
    assertThat(text("/a", "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é😀\"}"))
        .isEqualTo("\"\\/\b\f\n\r\té😀é😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"id\":\"x\"",
        "{\"id\":\"x\"}}",
        "{\"id\":\"x\"} x",
        "{\"id\":\"x\",}",
        "{\"id\":\"x\" \"b\":1}",
        "{id:\"x\"}",
        "{'id':'x'}",
        "{\"id\":\"x\",\"b\":01}",
        "{\"id\":\"x\",\"b\":1.}",
        "{\"id\":\"x\",\"b\":.5}",
        "{\"id\":\"x\",\"b\":+1}",
        "{\"id\":\"x\",\"b\":1e}",
        "{\"id\":\"x\",\"b\":NaN}",
        "{\"id\":\"x\",\"b\":tru}",
        "{\"id\":\"x\",\"b\":[1,]}",
        "{\"id\":\"x\",\"b\":[1}",
        "{\"id\":\"x\",\"b\":\"\\q\"}",
        "{\"id\":\"x\",\"b\":\"\\u12g4\"}",
        "{\"id\":\"x\",\"b\":\"\\u12\"}",
        "{\"id\":\"x\",\"b\":\"line\nbreak\"}",
        "{\"id\":\"x\",\"b\":\"open}",
        "// comment\n{\"id\":\"x\"}",
      })
  void a_document_that_is_not_well_formed_holds_nothing(String document) {
    assertThat(text("/id", document)).isNull();
  }

  @Test
  void depth_and_length_are_bounded() {
    assertThat(text("/id", nested(100))).isEqualTo("x");
    assertThat(text("/id", nested(1000))).isNull();
    assertThat(text("/id", nested(1_000_000))).isNull();
    assertThat(text("/id", "{\"id\":\"" + "x".repeat(8000) + "\"}")).hasSize(8000);
    assertThat(text("/id", "{\"id\":\"" + "x".repeat(9000) + "\"}")).isNull();
  }

  private static String nested(int depth) {
    return "{\"id\":\"x\",\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  @Test
  void kinds_and_lengths_are_told() {
    byte[] document = "{\"a\":[[1,2],{},3],\"e\":[],\"s\":\"\",\"n\":null}".getBytes(UTF_8);
    assertThat(JsonPointer.of("/a").arrayLengthIn(document)).isEqualTo(3);
    assertThat(JsonPointer.of("/e").arrayLengthIn(document)).isZero();
    assertThat(JsonPointer.of("/s").arrayLengthIn(document)).isEqualTo(-1);
    assertThat(JsonPointer.of("/x").arrayLengthIn(document)).isEqualTo(-1);
    assertThat(JsonPointer.of("/a").kindIn(document)).isEqualTo(JsonKind.ARRAY);
    assertThat(JsonPointer.of("/a/1").kindIn(document)).isEqualTo(JsonKind.OBJECT);
    assertThat(JsonPointer.of("/a/2").kindIn(document)).isEqualTo(JsonKind.NUMBER);
    assertThat(JsonPointer.of("/s").kindIn(document)).isEqualTo(JsonKind.STRING);
    assertThat(JsonPointer.of("/n").kindIn(document)).isEqualTo(JsonKind.NULL);
    assertThat(JsonPointer.of("/x").kindIn(document)).isEqualTo(JsonKind.ABSENT);
  }

  @Test
  void random_documents_read_as_jackson_reads_them() {
    var random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      var generator = new RandomJson(random);
      String document = generator.document();
      JsonNode tree = JsonMapper.shared().readTree(document);
      for (String pointer : generator.pointers()) {
        JsonNode node = tree.at(pointer);
        String expected = node.isValueNode() && !node.isNull() ? node.asString() : null;
        assertThat(text(pointer, document)).as("%s in %s", pointer, document).isEqualTo(expected);
      }
    }
  }

  @Test
  void damaged_documents_never_throw_and_agree_with_jackson_on_what_is_well_formed() {
    var random = new Random(SEED);
    for (int round = 0; round < 5_000; round++) {
      var generator = new RandomJson(random);
      byte[] document = generator.document().getBytes(UTF_8);
      for (int i = random.nextInt(3); i >= 0 && document.length > 0; i--) {
        int at = random.nextInt(document.length);
        // Jackson also checks UTF-8, which is none of the grammar
        document[at] = document[at] < 0 ? document[at] : (byte) (0x20 + random.nextInt(0x5F));
      }
      boolean wellFormed = JsonFields.isWellFormed(document);
      assertThat(wellFormed)
          .as(new String(document, UTF_8))
          .isEqualTo(isWellFormedForJackson(document));
    }
    for (int round = 0; round < 5_000; round++) {
      byte[] garbage = new byte[random.nextInt(64)];
      random.nextBytes(garbage);
      assertThat(JsonPointer.of("/id").textIn(garbage)).isNull();
    }
  }

  private static boolean isWellFormedForJackson(byte[] document) {
    try {
      var mapper =
          JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
      JsonNode tree = mapper.readTree(document);
      return !tree.isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static @Nullable String text(String pointer, String document) {
    return JsonPointer.of(pointer).textIn(document.getBytes(UTF_8));
  }
}
