/** An id that nothing had before: the ledger goes on naming rules and channels that are gone. Random, in eight digits. */
export function newId(stem: 'rule' | 'channel' | 'view'): string {
  return `${stem}-${crypto.randomUUID().slice(0, 8)}`
}
