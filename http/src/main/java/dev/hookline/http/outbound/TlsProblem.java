package dev.hookline.http.outbound;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words which part of TLS failed. */
final class TlsProblem {

  private TlsProblem() {}

  static String of(Route route, SSLException failure) {
    String fallback = "TLS failed: " + FailureReading.oneLine(failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String known = known(route, cause);
      if (known != null) {
        return known;
      }
    }
    return fallback;
  }

  private static @Nullable String known(Route route, Throwable cause) {
    return switch (cause) {
      case CertificateExpiredException _ -> "the certificate has expired";
      case CertificateNotYetValidException _ -> "the certificate is not valid yet";
      case CertPathBuilderException _ -> "the certificate is not issued by a trusted authority";
      case CertPathValidatorException path when path.getCause() == null ->
          "the certificate is not accepted: " + FailureReading.oneLine(path);
      case CertificateException mismatch when mismatch.getCause() == null ->
          "the certificate is not for " + route.name() + ": " + FailureReading.oneLine(mismatch);
      default -> null;
    };
  }
}
