/**
 * An id that nothing had before: the ledger goes on naming rules and channels that are gone. Eight random digits, by the
 * one source of randomness that a page has which is not served over https.
 */
export function newId(stem: 'rule' | 'channel' | 'view'): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return `${stem}-${number.toString(16).padStart(8, '0')}`
}
