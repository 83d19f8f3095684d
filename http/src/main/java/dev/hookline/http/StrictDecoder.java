package dev.hookline.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.VertxConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Vert.x's decoder, made to read by the letter where it guesses: the version of a request (RFC 9112
 * section 2.3), and the lines that give the sizes of chunks (section 7.1), of which another reader
 * could make another size, and so another request. Bodies of a known length cost one look-up.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {

  /** The name that Vert.x gives the decoder. */
  private static final String NAME = "httpDecoder";

  private static final String VERSION = "HTTP/1.1";
  private static final String OLDER_VERSION = "HTTP/1.0";
  private static final int LINE_END_LENGTH = 2;

  /** What the decoder itself refuses as the size of a chunk. */
  private static final byte[] NO_SIZE = "?\r\n".getBytes(StandardCharsets.US_ASCII);

  private boolean inChunks;

  /** Until the line of the next chunk's size; after the last chunk there is none. */
  private long bytesToSizeLine;

  private StrictDecoder(Http1ServerConfig config) {
    super(config);
  }

  /** Takes the place of the decoder of a connection that has just been opened. */
  static void on(HttpConnection connection, Http1ServerConfig config) {
    ChannelPipeline pipeline = ((VertxConnection) connection).channel().pipeline();
    pipeline.replace(NAME, NAME, new StrictDecoder(config));
  }

  @Override
  protected HttpMessage createMessage(String[] requestLine) {
    String version = requestLine[2];
    if (!version.equals(VERSION) && !version.equals(OLDER_VERSION)) {
      throw new IllegalArgumentException("neither HTTP/1.1 nor HTTP/1.0");
    }
    return super.createMessage(requestLine);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> messages)
      throws Exception {
    int messagesBefore = messages.size();
    if (inChunks) {
      decodeChunk(context, bytes, messages);
      inChunks =
          messages.size() == messagesBefore || !(messages.getLast() instanceof LastHttpContent);
    } else {
      super.decode(context, bytes, messages);
      // Alone: a request without a body comes with its end.
      inChunks =
          messages.size() == messagesBefore + 1
              && messages.getLast() instanceof HttpRequest request
              && request.decoderResult().isSuccess()
              && HttpUtil.isTransferEncodingChunked(request);
      bytesToSizeLine = 0;
    }
  }

  private void decodeChunk(ChannelHandlerContext context, ByteBuf bytes, List<Object> messages)
      throws Exception {
    int from = bytes.readerIndex();
    if (bytesToSizeLine == 0) {
      int end = bytes.indexOf(from, bytes.writerIndex(), HttpConstants.LF);
      if (end >= 0) {
        long size = ChunkSize.of(bytes, from, end);
        if (size < 0) {
          bytes.skipBytes(bytes.readableBytes());
          super.decode(context, Unpooled.wrappedBuffer(NO_SIZE), messages);
          return;
        }
        int lineLength = end + 1 - from;
        bytesToSizeLine = size == 0 ? Long.MAX_VALUE : lineLength + size + LINE_END_LENGTH;
      }
    }
    super.decode(context, bytes, messages);
    bytesToSizeLine -= bytes.readerIndex() - from;
  }
}
