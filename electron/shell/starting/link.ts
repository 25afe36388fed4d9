/** The scheme of links that open a transaction in the app: `hover-tray://transaction/<id>`, percent-encoded. */
export const linkScheme = 'hover-tray'

const beginning = `${linkScheme}://transaction/`
/** Longer than any id that Hover makes, thrice encoded. */
const longest = 2_000
const longestId = 500

/** Whether an argument is meant as a link of ours; whether it is a good one is another question. */
export function isLink(text: string): boolean {
  return text.toLowerCase().startsWith(`${linkScheme}:`)
}

/**
 * The transaction that a link opens; null for any other. Any web page can make the system hand us a link: so it can open
 * and nothing else, it is one text without a query, and it is read as it is, not as readers of addresses would mend it.
 */
export function transactionInLink(link: string): string | null {
  if (link.length > longest || !link.toLowerCase().startsWith(beginning)) return null
  const encoded = link.slice(beginning.length)
  // Letters of an address, and nothing that an address or a command line gives a meaning of its own.
  if (!/^(?:[\w.~:@+/-]|%[\da-f]{2})+$/i.test(encoded)) return null
  const id = decoded(encoded)
  if (id === null || id.length > longestId || /[\p{C}\p{Z}\\"'`<>|$;&%]/u.test(id)) return null
  return id.split('/').some(part => part === '' || part === '.' || part === '..' || part.startsWith('-')) ? null : id
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
