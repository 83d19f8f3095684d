package dev.hookline.examples.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the providers send: mails and text messages on their way, out of order, some of it twice.
 *
 * @param events in the order in which they are sent
 * @param runs how many of them Hookline makes runs of: a webhook with the same id is one event
 * @param counters what the table of counters must hold in the end
 * @param statuses what the table of recipients must hold in the end
 */
record Load(
    List<SentEvent> events, int runs, Map<String, String> counters, Map<String, String> statuses) {

  private static final Instant START = Instant.parse("2026-01-02T09:00:00Z");
  private static final List<String> MAIL_KINDS = List.of("sent", "delivered", "opened", "clicked");
  private static final List<String> TEXT_STATUSES = List.of("sent", "delivered");
  private static final int RECIPIENTS = 12;

  /**
   * @param messages how many mails, and how many text messages
   */
  static Load of(int messages) {
    List<SentEvent> distinct = new ArrayList<>();
    List<SentEvent> again = new ArrayList<>();
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> statuses = new TreeMap<>();
    for (int message = 0; message < messages; message++) {
      String mail = "person" + message % RECIPIENTS + "@example.com";
      String phone = "+1555010" + (1000 + message % RECIPIENTS);
      for (int step = 0; step < MAIL_KINDS.size(); step++) {
        String kind = MAIL_KINDS.get(step);
        distinct.add(resend("msg_%d_%d".formatted(message, step), message, mail, kind, step));
        counts.merge(mail + ' ' + kind, 1, Integer::sum);
        statuses.put(mail, kind);
      }
      for (int step = 0; step < TEXT_STATUSES.size(); step++) {
        String status = TEXT_STATUSES.get(step);
        distinct.add(telnyx(message, phone, status, step));
        counts.merge(phone + ' ' + status, 1, Integer::sum);
        statuses.put(phone, status);
      }
      // the same content under another id: Hookline cannot know, the table must
      again.add(resend("msg_again_" + message, message, mail, "opened", 2));
    }
    List<SentEvent> all = new ArrayList<>(distinct);
    all.addAll(distinct.subList(0, distinct.size() / 4));
    all.addAll(again);
    Collections.shuffle(all, new Random(20_260_102));
    Map<String, String> counters = new TreeMap<>();
    counts.forEach((name, count) -> counters.put(name, count.toString()));
    return new Load(List.copyOf(all), distinct.size() + again.size(), counters, statuses);
  }

  private static SentEvent resend(String id, int message, String to, String kind, int step) {
    return new SentEvent(
        Source.RESEND,
        id,
        """
        {"type": "email.%s", "created_at": "%s", "data": {"email_id": "mail-%d", "to": ["%s"]}}
        """
            .formatted(kind, time(message, step), message, to));
  }

  private static SentEvent telnyx(int message, String to, String status, int step) {
    String type = status.equals("sent") ? "message.sent" : "message.finalized";
    String id = "text-%d-%d".formatted(message, step);
    return new SentEvent(
        Source.TELNYX,
        id,
        """
        {"data": {"event_type": "%s", "id": "%s", "occurred_at": "%s",
          "payload": {"to": [{"phone_number": "%s", "status": "%s"}]}}}
        """
            .formatted(type, id, time(message, step), to, status));
  }

  private static Instant time(int message, int step) {
    return START.plusSeconds(60L * message + step);
  }
}
