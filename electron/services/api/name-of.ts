/** As it is journaled: whoever holds the token can claim any name, so where it came from stands before it. */
export function nameOf(by: string | undefined): string {
  return by === undefined ? 'api' : `api: ${by}`
}
