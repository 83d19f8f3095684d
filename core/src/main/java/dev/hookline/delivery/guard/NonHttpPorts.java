package dev.hookline.delivery.guard;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ports where another protocol answers, so that a request could be read as its commands: the bad
 * ports of the WHATWG Fetch standard, and the usual databases, brokers and caches.
 */
final class NonHttpPorts {

  private static final int[] FETCH_BAD_PORTS = {
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
    103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 138, 139, 143, 161, 162, 179, 389,
    427, 445, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 631,
    636, 873, 989, 990, 992, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000,
    6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697
  };

  private static final int[] STORES_BROKERS_AND_CONSOLES = {
    1433, 1521, 1883, 2181, 3306, 3389, 4222, 5432, 5671, 5672, 5900, 6379, 8883, 9042, 9092, 11211,
    27017, 27018
  };

  static final Set<Integer> ALL =
      IntStream.concat(IntStream.of(FETCH_BAD_PORTS), IntStream.of(STORES_BROKERS_AND_CONSOLES))
          .boxed()
          .collect(Collectors.toUnmodifiableSet());

  private NonHttpPorts() {}
}
