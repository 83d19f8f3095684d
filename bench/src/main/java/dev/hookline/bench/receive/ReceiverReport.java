package dev.hookline.bench.receive;

import java.util.BitSet;

/**
 * What the receiver was sent.
 *
 * @param requests deliveries that arrived, whatever they were answered
 * @param delivered distinct events acknowledged with a 2xx
 * @param repeatedSequences deliveries of an event that had been acknowledged before
 * @param repeatedIds deliveries with a webhook-id that had been acknowledged before
 * @param strangers deliveries that carried no sequence
 * @param sequences sequences of the acknowledged events
 */
public record ReceiverReport(
    long requests,
    long delivered,
    long repeatedSequences,
    long repeatedIds,
    long strangers,
    BitSet sequences) {}
