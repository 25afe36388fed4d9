/** A sentence in which what stands between backticks is a part of a query. */
export function Quoted({ text }: { readonly text: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change their places.
  return text.split('`').map((part, place) => (place % 2 === 0 ? part : <code key={place}>{part}</code>))
}
