import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ReceiverLimits } from './limits.ts'
import { refuse } from './reply.ts'

/**
 * Hands over the body of a request once all of it is there. What is too long, or too much at once, is refused on the way;
 * of the latter `onTooMuch` is told.
 */
export function createBodyReading(
  limits: Pick<ReceiverLimits, 'maxBodyBytes' | 'maxBytesInFlight'>,
  onTooMuch: () => void = () => {},
) {
  let bytesInFlight = 0

  return (request: IncomingMessage, response: ServerResponse, onBody: (body: Buffer) => void): void => {
    const chunks: Buffer[] = []
    let size = 0
    let isOver = false
    const release = () => {
      bytesInFlight -= size
      size = 0
    }
    request.on('data', (chunk: Buffer) => {
      if (isOver) return
      size += chunk.length
      bytesInFlight += chunk.length
      const isTooLarge = size > limits.maxBodyBytes
      if (isTooLarge || bytesInFlight > limits.maxBytesInFlight) {
        isOver = true
        chunks.length = 0
        release()
        refuse(request, response, isTooLarge ? 413 : 503)
        if (!isTooLarge) onTooMuch()
      } else {
        chunks.push(chunk)
      }
    })
    request.on('end', () => {
      if (isOver) return
      const [first] = chunks
      const body = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size)
      release()
      onBody(body)
    })
    request.on('close', release)
    request.on('error', release)
  }
}
