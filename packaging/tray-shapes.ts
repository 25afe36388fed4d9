/** Told apart by shape, not by colour alone: a pulse, a warning sign, two bars, a cross. */
export const states = ['idle', 'attention', 'snoozed', 'offline'] as const

/** The strokes of a digit in a box of 1 by 2, from the left top. */
const strokes = {
  top: 'M0 0h1',
  middle: 'M0 1h1',
  bottom: 'M0 2h1',
  leftTop: 'M0 0v1',
  leftBottom: 'M0 1v1',
  rightTop: 'M1 0v1',
  rightBottom: 'M1 1v1',
} as const
type Stroke = keyof typeof strokes

const digits: Readonly<Record<number, readonly Stroke[]>> = {
  1: ['rightTop', 'rightBottom'],
  2: ['top', 'rightTop', 'middle', 'leftBottom', 'bottom'],
  3: ['top', 'rightTop', 'middle', 'rightBottom', 'bottom'],
  4: ['leftTop', 'middle', 'rightTop', 'rightBottom'],
  5: ['top', 'leftTop', 'middle', 'rightBottom', 'bottom'],
  6: ['top', 'leftTop', 'middle', 'leftBottom', 'rightBottom', 'bottom'],
  7: ['top', 'rightTop', 'rightBottom'],
  8: ['top', 'leftTop', 'rightTop', 'middle', 'leftBottom', 'rightBottom', 'bottom'],
  9: ['top', 'leftTop', 'rightTop', 'middle', 'rightBottom', 'bottom'],
}

/** The icon with the number of failures in a badge: from 1 to 9, and `many`. */
export function digitsOf(attention: string): readonly (readonly [string, string])[] {
  const [tray = ''] = attention.match(/<path[^>]*\/>/) ?? []
  const badge = '<circle cx="16" cy="10.200" r="8.700" fill="#d8352a"/>'
  const withBadge = (glyphs: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${tray}${badge}${glyphs}</svg>`
  const numbers = Object.keys(digits).map(name => {
    const digit = Number(name)
    return [name, withBadge(glyph(digit, digit === 1 ? 11.5 : 13.5))] as const
  })
  const plus = '<path d="M18.500 10.200h5M21 7.700v5" fill="none" stroke="#fff" stroke-width="2"/>'
  return [...numbers, ['many', withBadge(`${glyph(9, 10)}${plus}`)] as const]
}

function glyph(digit: number, left: number): string {
  const [width, height] = [5, 5]
  const scaled = (digits[digit] ?? []).map(stroke =>
    strokes[stroke].replace(/M(\d) (\d)([hv])1/, (_, x: string, y: string, way: string) => {
      const length = way === 'h' ? width : height
      return `M${left + Number(x) * width} ${5.2 + Number(y) * height}${way}${length}`
    }),
  )
  return `<path d="${scaled.join('')}" fill="none" stroke="#fff" stroke-width="2.400" stroke-linecap="round"/>`
}
