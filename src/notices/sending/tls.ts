/** Certificates and handshakes that failed, as OpenSSL and Node name them. */
const FAULT = /^(ETLS|EREQUIRETLS|EPROTO|ERR_(SSL|TLS)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET))/;

export function isTlsFault(code: string): boolean {
  return FAULT.test(code);
}
