import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileOf, isOurs, mayAsk, windowUrl } from '../../../electron/shell/window/page-address.ts'

const folder = '/opt/hover-tray/renderer'

describe('the file behind an app:// address', () => {
  test('is the page within the folder', () => {
    expect(fileOf(folder, windowUrl)).toBe('/opt/hover-tray/renderer/index.html')
  })

  test.each([
    'app://window/%2e%2e/secrets.json',
    'app://window/assets/%2e%2e%2f%2e%2e%2fsecrets.json',
    'app://window/assets/..%2f..%2f..%2fetc/passwd',
    'app://window/%2e%2e/renderer-of-a-stranger/index.html',
    'app://window//etc/passwd',
    'app://window/etc/passwd',
    'app://window/C:/Windows/win.ini',
    'app://window/file:///etc/passwd',
    'app://window/%252e%252e/secrets.json',
    'app://window/.%2e/secrets.json',
    'app://window/%2e%2e%2frenderer2/index.html',
  ])('never leads out of the folder: %s', url => {
    const file = fileOf(folder, url)
    expect(file === null || file.startsWith(`${folder}/`)).toBe(true)
  })

  test.each([
    'app://window/assets/%2e%2e%2f%2e%2e%2fsecrets.json',
    'app://window/..%5c..%5csecrets.json',
    'app://window/etc/passwd%00.html',
    'app://other/index.html',
    'app://window/%E0%A4%A',
    'app://window:80/index.html',
    'app://window.evil.example/index.html',
    'app:index.html',
    'app:///index.html',
    'file:///etc/passwd',
    'not an address',
  ])('is none for %s', url => {
    expect(fileOf(folder, url)).toBeNull()
  })

  test('never leads out of the folder, however dots, slashes and percents are mixed', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2E',
      '%2f',
      '%5c',
      '%25',
      '%00',
      'a',
      'C:',
      '~',
      '?',
      '#',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const file = fileOf(folder, `app://window/${pieces.join('')}`)
        expect(file === null || (file.startsWith(`${folder}/`) && !file.split('/').includes('..'))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('who may ask the main process', () => {
  const main = { url: windowUrl }

  test('is the main frame of our window, while it shows our page', () => {
    expect(mayAsk(main, main)).toBe(true)
  })

  test.each([
    ['no frame', null, main],
    ['a frame when there is no window', main, undefined],
    ['no frame when there is no window', null, undefined],
    ['another frame with our page in it', { url: windowUrl }, main],
    ['a sub-frame', { url: 'about:srcdoc' }, main],
  ])('is not %s', (_, frame, mainFrame) => {
    expect(mayAsk(frame, mainFrame)).toBe(false)
  })

  test.each(['https://evil.example/', 'file:///etc/passwd', 'about:blank', 'data:text/html,x', 'app://other/', ''])(
    'is not our main frame once it shows %j',
    url => {
      const led = { url }
      expect(mayAsk(led, led)).toBe(false)
    },
  )
})

test.each([
  ['app://window/index.html', true],
  ['app://window.evil.example/index.html', false],
  ['https://window/', false],
  ['file:///etc/passwd', false],
])('%s is ours: %s', (url, ours) => {
  expect(isOurs(url)).toBe(ours)
})
