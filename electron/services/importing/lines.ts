/** The body of a delivery has a megabyte at most, and base64 and escapes make more of it. */
const longestLine = 8 * 1_048_576

export interface Line {
  readonly number: number
  /** Null when it is longer than any that was exported. */
  readonly text: string | null
}

/** The lines of a text in UTF-8, never more than one of them in memory. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let size = 0
  let number = 1
  const take = (): Line => {
    const text = size > longestLine ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '')
    parts = []
    size = 0
    return { number: number++, text }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      keep(chunk.subarray(from, end))
      yield take()
      from = end + 1
    }
    keep(chunk.subarray(from))
  }
  if (size > 0) yield take()

  function keep(part: Uint8Array): void {
    size += part.length
    if (size > longestLine) parts = []
    else if (part.length > 0) parts.push(part)
  }
}
