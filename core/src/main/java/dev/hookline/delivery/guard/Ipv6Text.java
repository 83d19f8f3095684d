package dev.hookline.delivery.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** IPv6 text: reads every form of RFC 4291 section 2.2 without a zone, writes that of RFC 5952. */
final class Ipv6Text {

  private static final int GROUPS = 8;

  private Ipv6Text() {}

  static Optional<IpAddress> parse(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(all -> all.size() == GROUPS).map(Ipv6Text::join);
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    Optional<List<Integer>> head =
        before.isEmpty() ? Optional.of(List.of()) : groups(before, false);
    Optional<List<Integer>> tail = after.isEmpty() ? Optional.of(List.of()) : groups(after, true);
    return head.flatMap(first -> tail.flatMap(last -> fillGap(first, last))).map(Ipv6Text::join);
  }

  static String write(long high, long low) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      long half = i < 4 ? high : low;
      groups[i] = (int) ((half >>> (16 * (3 - i % 4))) & 0xffff);
    }
    int gapStart = GROUPS;
    int gapLength = 1;
    for (int start = 0; start < GROUPS; start++) {
      int zeros = zerosFrom(groups, start);
      if (zeros > gapLength) {
        gapStart = start;
        gapLength = zeros;
      }
    }
    if (gapStart == GROUPS) {
      return hex(groups, 0, GROUPS);
    }
    return hex(groups, 0, gapStart) + "::" + hex(groups, gapStart + gapLength, GROUPS);
  }

  private static Optional<List<Integer>> fillGap(List<Integer> head, List<Integer> tail) {
    int missing = GROUPS - head.size() - tail.size();
    if (missing < 1) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(head);
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(tail);
    return Optional.of(all);
  }

  private static Optional<List<Integer>> groups(String text, boolean mayEndInDottedQuad) {
    List<Integer> groups = new ArrayList<>();
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (!part.isEmpty() && part.length() <= 4 && AsciiText.isHexDigits(part)) {
        groups.add(Integer.parseInt(part, 16));
        continue;
      }
      OptionalLong quad = Ipv4Text.parse(part);
      if (!mayEndInDottedQuad || i != parts.length - 1 || quad.isEmpty()) {
        return Optional.empty();
      }
      groups.add((int) (quad.getAsLong() >>> 16));
      groups.add((int) (quad.getAsLong() & 0xffff));
    }
    return Optional.of(groups);
  }

  private static IpAddress join(List<Integer> groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups.get(i);
      low = low << 16 | groups.get(i + 4);
    }
    return IpAddress.v6(high, low);
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static String hex(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
