package dev.hookline.http.outbound;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Decodes the answers of one connection and notices what belongs to none of them: bytes behind a
 * complete answer would be taken for the beginning of the next one (RFC 9112 section 6.3).
 */
final class AnswerDecoder extends HttpResponseDecoder {

  private boolean receivedAny;
  private boolean betweenAnswers = true;
  private boolean idle;

  AnswerDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(Limits.STATUS_LINE_BYTES)
            .setMaxHeaderSize(Limits.HEADER_BYTES)
            .setMaxChunkSize(Limits.CHUNK_BYTES));
  }

  /** No answer is expected: the connection ends as soon as anything comes. */
  void becomesIdle() {
    idle = true;
  }

  /** A request is about to be sent: what comes from now on is meant as its answer. */
  void requestBegins() {
    idle = false;
    receivedAny = false;
  }

  /** Whether the peer has sent anything since the last request, even half a status line. */
  boolean hasReceivedAny() {
    return receivedAny;
  }

  /** Whether every byte that has come belongs to an answer that is complete. */
  boolean isBetweenAnswers() {
    return betweenAnswers;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out)
      throws Exception {
    receivedAny = true;
    betweenAnswers = false;
    if (idle) {
      bytes.skipBytes(bytes.readableBytes());
      var _ = context.close();
      return;
    }
    super.decode(context, bytes, out);
    if (!out.isEmpty() && out.getLast() instanceof LastHttpContent) {
      betweenAnswers = !bytes.isReadable();
    }
  }
}
