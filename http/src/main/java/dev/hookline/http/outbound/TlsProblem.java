package dev.hookline.http.outbound;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Says in words which part of TLS failed. */
final class TlsProblem {

  private TlsProblem() {}

  /** The innermost cause that says something decides: the outer ones only say that there is one. */
  static String of(Route route, SSLException failure) {
    String said = "TLS failed";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      said = inWords(route, cause, said);
    }
    return said;
  }

  private static String inWords(Route route, Throwable cause, String outer) {
    return switch (cause) {
      case NotSslRecordException _ -> route + " answers without TLS";
      case CertificateExpiredException _ -> "the certificate has expired";
      case CertificateNotYetValidException _ -> "the certificate is not valid yet";
      case CertPathBuilderException _ -> "the certificate is not issued by a trusted authority";
      case CertPathValidatorException path ->
          "the certificate is not issued by a trusted authority: " + FailureReading.oneLine(path);
      case CertificateException mismatch when mismatch.getCause() == null ->
          "the certificate is not for " + route.name() + ": " + FailureReading.oneLine(mismatch);
      case SSLException tls -> "TLS failed: " + FailureReading.oneLine(tls);
      default -> outer;
    };
  }
}
