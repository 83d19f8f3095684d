package dev.hookline.http.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A name server on a free loopback port (RFC 1035 section 4) that answers as told, over UDP. */
final class ScriptedNameServer implements AutoCloseable {

  private static final int HEADER_BYTES = 12;
  private static final int RESPONSE_TO_RECURSION = 0x8180;
  private static final byte[] POINTER_TO_QUESTION = {(byte) 0xC0, HEADER_BYTES};
  private static final int NO_ANSWER = -1;

  private final DatagramSocket socket;
  private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int code;

  private ScriptedNameServer(DatagramSocket socket) {
    this.socket = socket;
  }

  static ScriptedNameServer start() {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      ScriptedNameServer server = new ScriptedNameServer(new DatagramSocket(free));
      Thread.ofVirtual().start(server::serve);
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  void addressesOf(String name, String... literals) {
    addresses.put(name, Stream.of(literals).map(ScriptedNameServer::parse).toList());
  }

  void failsWith(int responseCode) {
    code = responseCode;
  }

  void saysNothing() {
    code = NO_ANSWER;
  }

  /** The names of all questions so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    socket.close();
  }

  private static InetAddress parse(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (IOException notALiteral) {
      throw new UncheckedIOException(notALiteral);
    }
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[1_500], 1_500);
    try {
      while (true) {
        packet.setLength(1_500);
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (code != NO_ANSWER) {
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException closed) {
      // The end of a test closes the socket.
    }
  }

  private byte[] answer(byte[] query) throws IOException {
    ByteBuffer question = ByteBuffer.wrap(query);
    short id = question.getShort(0);
    question.position(HEADER_BYTES);
    String name = name(question);
    short type = question.getShort();
    question.getShort();
    asked.add(name);
    int familyBytes = type == 1 ? 4 : 16;
    List<byte[]> answers = new ArrayList<>();
    for (InetAddress address : addresses.getOrDefault(name, List.of())) {
      if (address.getAddress().length == familyBytes) {
        answers.add(record(type, address.getAddress()));
      }
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(
        ByteBuffer.allocate(HEADER_BYTES)
            .putShort(id)
            .putShort((short) (RESPONSE_TO_RECURSION | Math.max(code, 0)))
            .putShort((short) 1)
            .putShort((short) answers.size())
            .array());
    message.write(query, HEADER_BYTES, question.position() - HEADER_BYTES);
    for (byte[] answer : answers) {
      message.write(answer);
    }
    return message.toByteArray();
  }

  private static byte[] record(short type, byte[] address) {
    return ByteBuffer.allocate(12 + address.length)
        .put(POINTER_TO_QUESTION)
        .putShort(type)
        .putShort((short) 1)
        .putInt(60)
        .putShort((short) address.length)
        .put(address)
        .array();
  }

  private static String name(ByteBuffer question) {
    List<String> labels = new ArrayList<>();
    for (int length = question.get(); length > 0; length = question.get()) {
      byte[] label = new byte[length];
      question.get(label);
      labels.add(new String(label, StandardCharsets.US_ASCII));
    }
    return String.join(".", labels);
  }
}
