import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openableUrl } from '../../electron/shell/openable.ts'

test.each([
  ['https://hover.to/oauth/authorize?client_id=1', 'https://hover.to/oauth/authorize?client_id=1'],
  ['http://127.0.0.1:4000/oauth/authorize', 'http://127.0.0.1:4000/oauth/authorize'],
  ['HTTPS://HOVER.TO', 'https://hover.to/'],
])('%s may be opened', (url, opened) => {
  expect(openableUrl(url)).toBe(opened)
})

test.each([
  ...['http://hover.to/', 'http://127.0.0.1.evil.example/', 'http://localhost/', 'http://[::1]/', 'http://0.0.0.0/'],
  ...['file:///etc/passwd', 'file://server/share', 'FILE:///C:/Windows/System32/calc.exe', 'C:\\Windows\\calc.exe'],
  ...['\\\\server\\share\\a.exe', '//server/share', '/bin/sh', 'smb://host/share', 'nfs://host/a', 'ftp://hover.to/'],
  ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', 'vbscript:x'],
  ...['data:text/html,<script>alert(1)</script>', 'blob:https://hover.to/1', 'about:blank', 'view-source:https://a.b/'],
  ...[
    'ms-settings:about',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'shell:startup',
    'calculator:',
    'ssh://-oX',
  ],
  ...[
    'mailto:a@b.example',
    'tel:+254700000001',
    'app://window/index.html',
    'chrome://settings',
    'devtools://devtools/',
  ],
  ...[
    'https://hover.to@evil.example/',
    'https://user:word@hover.to/',
    'http://127.0.0.1@evil.example/',
    'https://:x@a.b/',
  ],
  ...['https://"/', 'https://a"b.example/', 'https://$(id).example/', 'https://`id`/', "https://a'b.example/"],
  ...['https://', 'https:', 'no address', '', ' ', '\0', `https://hover.to/${'a'.repeat(3_000)}`],
])('a hostile address is not handed to the system: %j', url => {
  expect(openableUrl(url)).toBeNull()
})

test.each([
  [' \t\nhttps://hover.to/', 'https://hover.to/'],
  ['https:\\\\hover.to\\a', 'https://hover.to/a'],
  ['ht\ntps://hover.to/', 'https://hover.to/'],
  ['https:hover.to', 'https://hover.to/'],
  ['https://hover.to/" --run="calc', 'https://hover.to/%22%20--run=%22calc'],
  ['http://2130706433/', 'http://127.0.0.1/'],
])('what is handed on is what was checked, not the text that came: %j', (url, opened) => {
  expect(openableUrl(url)).toBe(opened)
})

test('whatever the text is, what is handed on begins as https or as this machine, and holds no character of a shell', () => {
  const pieces = fc.constantFrom(
    'https://',
    'http://127.0.0.1',
    'file:',
    '\\',
    '/',
    '@',
    ':',
    '"',
    "'",
    '\n',
    '\0',
    ' ',
  )
  const text = fc.array(fc.oneof(pieces, fc.webUrl(), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 6 })
  fc.assert(
    fc.property(text, parts => {
      const opened = openableUrl(parts.join(''))
      expect(opened ?? 'https://x/').toMatch(/^(?:https:\/\/[^\s"\\@]|http:\/\/127\.0\.0\.1[:/])[^\s"\\]*$/)
    }),
  )
})
