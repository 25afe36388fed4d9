import { withoutAnnouncedPins } from './pin-prompt.ts'

/** Phone numbers as people write them; a date and the address of this machine are none. */
const phone =
  /(?<![\p{Nd}.-]|\p{Nd}:)(?!\p{Nd}{4}-\p{Nd}\p{Nd}-\p{Nd}\p{Nd})(?:\+|\(\+?)?\p{Nd}(?:[ ().\u00a0\u202f\p{Cf}-]{0,3}\p{Nd}){6,}/gu

/**
 * The last net: a text without what looks like a token, a secret, a PIN, an address, a long number or the random part of a
 * hook.
 */
export function withoutPrivateShapes(text: string): string {
  return withoutAnnouncedPins(text, '[hidden]', () => {})
    .replace(/\/hook\/[A-Za-z0-9._~-]+/g, '/hook/[hidden]')
    .replace(/eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g, '[hidden]')
    .replace(/[A-Za-z0-9+/]{40,}={0,2}/g, '[hidden]')
    .replace(/[A-Za-z0-9_-]{32,}/g, '[hidden]')
    .replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[address]')
    .replace(phone, '[number]')
    .replace(/\+?\p{Nd}(?: ?\p{Nd}){6,}/gu, '[number]')
}
