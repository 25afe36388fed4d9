/** The name of this machine's time zone, such as `Africa/Nairobi`. */
export function systemZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
