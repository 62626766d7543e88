/**
 * Command-line switches of the browser: name, value, reason. None of them is enough alone; each
 * closes a path the others leave open.
 */
export const OFFLINE_SWITCHES = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND', 'no name resolves'],
  ['proxy-server', '127.0.0.1:1', 'bare addresses end at a closed port'],
  ['proxy-bypass-list', '<-loopback>', 'not even this machine can be reached directly'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp', 'WebRTC obeys neither CSP nor proxy'],
  ['disable-background-networking', '', 'no update checks, no field trials'],
  ['disable-component-update', '', 'no component downloads'],
  ['disable-domain-reliability', '', 'no reports'],
  ['no-pings', '', 'no pings from links'],
  ['dns-prefetch-disable', '', 'no names looked up ahead'],
  ['disable-quic', '', 'no UDP'],
] as const
