/** Whether a text holds one of these secrets, as it is or written otherwise. The last look before something is shown. */
export function hasLeak(text: string, secrets: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return secrets.some(secret => waysToWrite(secret).some(written => lower.includes(written.toLowerCase())))
}

function waysToWrite(secret: string): readonly string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), inUrl(secret)]
}

function inUrl(secret: string): string {
  try {
    return encodeURIComponent(secret)
  } catch {
    // Half of a surrogate pair, which no address holds.
    return secret
  }
}
