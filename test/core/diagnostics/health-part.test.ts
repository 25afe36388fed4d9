import { expect, test } from 'vitest'
import { healthPart } from '../../../electron/core/diagnostics/health-part.ts'
import { aBrokenLink, aHealth, aLink } from '../../fakes/health.ts'

const known = { texts: { personal: ['Amina Shop'], secrets: ['s3cret'] }, sourceWord: () => 'source 1' }
const linkOf = (link: ReturnType<typeof aLink> | ReturnType<typeof aBrokenLink>) => {
  const [first] = healthPart({ ...aHealth(), links: [link] }, known).links
  return JSON.stringify(first)
}

test('a link is told by its name and the number of its source, not by the label that names it', () => {
  const text = linkOf({ ...aLink('authenticity'), label: 'Proof of origin of Amina Shop', sourceId: 'x' })
  expect([text.includes('Amina'), text.includes('source 1')]).toEqual([false, true])
})

test('a broken link is told with its code and what mends it', () => {
  expect(linkOf(aBrokenLink('tunnel'))).toMatch(/"code":"[a-z-]+".*"repair"/)
})

test.each([
  'Hover refused amina SHOP.',
  'The secret is s3cret.',
  'Call 0712 345 678.',
  'Write to amina@example.com.',
  'The code is 4821.',
  'The file /home/amina is full.',
  'It is amina.ngrok.app.',
])('the sentence “%s” stays out', sentence => {
  expect(linkOf({ ...aLink('receiver'), sentence })).not.toContain('sentence')
})

test('a sentence that holds nothing private is told', () => {
  expect(linkOf({ ...aLink('receiver'), sentence: 'Deliveries are kept. Nothing waits.' })).toContain('Nothing waits')
})
