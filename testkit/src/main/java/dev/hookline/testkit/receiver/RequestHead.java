package dev.hookline.testkit.receiver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Request line and header section (RFC 9112 sections 3 and 5). */
record RequestHead(String method, String target, String version, List<Header> headers) {
  RequestHead {
    headers = List.copyOf(headers);
  }

  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  List<String> headers(String name) {
    return headers.stream().filter(header -> header.isNamed(name)).map(Header::value).toList();
  }

  boolean isChunked() {
    return lists("Transfer-Encoding", "chunked");
  }

  boolean expectsContinue() {
    return lists("Expect", "100-continue");
  }

  boolean keepsConnection() {
    return version.equals("HTTP/1.1")
        ? !lists("Connection", "close")
        : lists("Connection", "keep-alive");
  }

  private boolean lists(String name, String token) {
    return headers(name).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .anyMatch(part -> part.strip().toLowerCase(Locale.ROOT).equals(token));
  }
}
