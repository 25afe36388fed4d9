import { readFileSync } from 'node:fs'

/** Of the bench only; no server of Hover knows it. */
export const benchSecret = '0b9e2f417c8d4a53b6e01d92f7a3c845'

const sampleFile = new URL('../../fixtures/ussd/v00-documented-sample.json', import.meta.url)
const sampleUuid = '1111e38e-6907-4ee4-8289-af2dd99b1111'
const sampleSecret = 'bb98a2d7cc8f51037c9c5cd05376ddf5'
const digits = 12

/** Hover's documented sample as a request, with a uuid that changes each time. */
export interface Post {
  /** The bytes of the next request, valid until the next call. */
  next(): Buffer
}

/**
 * One request in one buffer, in which only the digits of the uuid are written anew: a generator that built each request
 * from text would be measured along with the servers.
 */
export function createPost(address: { readonly port: number; readonly path: string }, takeId: () => number): Post {
  const body = Buffer.from(
    readFileSync(sampleFile, 'utf8').replaceAll(sampleUuid, uuidOf(0)).replaceAll(sampleSecret, benchSecret),
  )
  const head = `POST ${address.path} HTTP/1.1\r\nHost: 127.0.0.1:${address.port}\r\nContent-Type: application/json\r\n`
  const request = Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body])
  const places = placesOf(request, uuidOf(0))
  return {
    next() {
      const uuid = uuidOf(takeId())
      for (const place of places) request.write(uuid, place, 'latin1')
      return request
    },
  }
}

function uuidOf(id: number): string {
  return `2222e38e-6907-4ee4-8289-${id.toString(16).padStart(digits, '0')}`
}

function placesOf(bytes: Buffer, text: string): readonly number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) places.push(at)
  return places
}
