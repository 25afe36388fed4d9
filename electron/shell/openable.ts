/** Longer than any address that Hover makes, and within what every system can open. */
const longest = 2000

/**
 * The address as it may be handed to the person's browser; null for anything else. Other schemes can start programs; a
 * name in the address can deceive. What is handed on is what was checked, not the text that came: readers of addresses
 * differ over white space and backslashes.
 */
export function openableUrl(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname, username, password, href } = new URL(url)
  if (username !== '' || password !== '' || href.length > longest || !isName(hostname)) return null
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1') ? href : null
}

/** A name or an address of a host. The rules of addresses also allow quotes and dollars in one. */
function isName(host: string): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(host)
}
