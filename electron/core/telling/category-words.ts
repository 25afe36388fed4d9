/** Hover's categories are free text of the developer: hyphens to spaces and a capital, as Hover's own app shows them. */
export function categoryWords(raw: string): string {
  const words = raw.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
