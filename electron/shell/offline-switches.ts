/**
 * Command-line switches of the browser: name, value, reason. None of them is enough alone; each
 * closes a way that the others leave open.
 */
export const OFFLINE_SWITCHES = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND', 'no name resolves'],
  ['proxy-server', '127.0.0.1:1', 'what needs no name ends at a closed port'],
  ['proxy-bypass-list', '<-loopback>', 'not even this machine is reached directly'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp', 'WebRTC heeds neither CSP nor proxy'],
  ['disable-background-networking', '', 'no update checks, no field trials'],
  ['disable-component-update', '', 'no component downloads'],
  ['disable-domain-reliability', '', 'no reports'],
  ['no-pings', '', 'no pings from links'],
  ['dns-prefetch-disable', '', 'no names looked up ahead'],
  ['disable-quic', '', 'no UDP'],
] as const
