const mostWords = 16

/**
 * A person's text as an FTS5 query: every word has to occur, and may go on. Quotes make a word data, so that nothing a
 * person types is taken for FTS5's syntax. Null when there is no word in it, because then nothing can match.
 */
export function searchQueryOf(text: string): string | null {
  const words = text.split(/[\s\p{Cc}]+/u).filter(word => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return null
  return words
    .slice(0, mostWords)
    .map(word => `"${word.replaceAll('"', '""')}"*`)
    .join(' ')
}
