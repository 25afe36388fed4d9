import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLink, transactionInLink } from '../../../electron/shell/starting/link.ts'

const link = (rest: string) => `hover-tray://transaction/${rest}`

describe('a link to a transaction', () => {
  test.each([
    ['shop/ussd/6f1c2a', 'shop/ussd/6f1c2a'],
    ['homes/job/1234567', 'homes/job/1234567'],
    ['shop%2Fussd%2F6f1c2a', 'shop/ussd/6f1c2a'],
    ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['shop/ussd/%C3%A9t%C3%A9', 'shop/ussd/été'],
  ])('opens it: %s', (rest, id) => {
    expect(transactionInLink(link(rest))).toBe(id)
  })

  test('opens it however the scheme is written', () => {
    expect(transactionInLink('HOVER-TRAY://Transaction/shop/ussd/1')).toBe('shop/ussd/1')
  })

  test('opens every id of letters, digits and dashes that was encoded for it', () => {
    const part = fc.stringMatching(/^[\w][\w.~:@+-]{0,40}$/)
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), parts => {
        const id = parts.join('/')
        expect(transactionInLink(link(encodeURIComponent(id)))).toBe(id)
      }),
    )
  })
})

describe('a hostile link', () => {
  test.each([
    '',
    'hover-tray:',
    'hover-tray://',
    'hover-tray://transaction',
    'hover-tray://transaction/',
    'hover-tray:transaction/shop/ussd/1',
    'hover-tray:///transaction/shop/ussd/1',
    'hover-tray://settings/notifications',
    'hover-tray://quit',
    'hover-tray://acknowledge/shop/ussd/1',
    'hover-tray://resolve/shop/ussd/1?verdict=succeeded',
    'hover-tray://transaction@evil.example/shop/ussd/1',
    'hover-tray://evil.example/transaction/shop/ussd/1',
    'hover-tray://transaction:80/shop/ussd/1',
    'hover-trays://transaction/shop/ussd/1',
    'https://hover-tray/transaction/shop/ussd/1',
    'javascript:hover-tray://transaction/1',
    'file:///etc/passwd',
    ' hover-tray://transaction/shop/ussd/1',
    link('shop/ussd/1 --data-dir=/tmp/evil'),
    link('shop/ussd/1" --no-sandbox "'),
    link('shop/ussd/1%20--remote-debugging-port=9222'),
    link('--data-dir=/tmp/evil'),
    link('shop/--no-sandbox'),
    link('shop/ussd/1?reveal=true'),
    link('shop/ussd/1#reveal'),
    link('shop/ussd/1&reveal'),
    link('shop/ussd/1;rm'),
    link('shop/ussd/$(id)'),
    link('shop/ussd/`id`'),
    link('shop/ussd/1|id'),
    link('../../settings'),
    link('shop/../ussd/1'),
    link('shop/%2e%2e/ussd/1'),
    link('shop/./ussd/1'),
    link('shop//ussd/1'),
    link('/etc/passwd'),
    link('shop/ussd/1/'),
    link('shop\\ussd\\1'),
    link('shop%5Cussd%5C1'),
    link('shop/ussd/%00'),
    link('shop/ussd/1%00.txt'),
    link('shop/ussd/1%0d%0aX: y'),
    link('shop/ussd/1%0A'),
    link('shop/ussd/%E2%80%AEdssu'),
    link('shop/ussd/%E2%80%8B1'),
    link('shop/ussd/%EF%BB%BF1'),
    link('shop/ussd/%F3%A0%81%A1'),
    link('shop/ussd/%3Cimg%20src=x%3E'),
    link('shop/ussd/%22onload=x'),
    link('shop/ussd/%27'),
    link('shop/ussd/%2520'),
    link('shop/ussd/%252e%252e'),
    link('shop/ussd/%'),
    link('shop/ussd/%zz'),
    link('shop/ussd/%C3'),
    link('shop/ussd/%ED%A0%80'),
    link('shop/ussd/%FF'),
    link('shop/ussd/été'),
    link('shop/ussd/\u202e1'),
    link('shop/ussd/\n1'),
    link('%6A%61%76%61%73%63%72%69%70%74%3Aalert(1)'),
    link('a'.repeat(501)),
    link('a/'.repeat(2_000)),
  ])('opens nothing: %j', text => {
    expect(transactionInLink(text)).toBeNull()
  })

  test('never gives more than an id of plain text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), rest => {
        const id = transactionInLink(link(rest)) ?? 'fine'
        expect(id.length <= 500 && !/[\p{C}\p{Z}\\"'`<>|$;&%]/u.test(id) && !id.startsWith('-')).toBe(true)
      }),
    )
  })
})

test.each(['hover-tray://x', 'HOVER-TRAY:y', 'hover-tray:'])('%s is meant as a link, good or not', text => {
  expect(isLink(text)).toBe(true)
})
