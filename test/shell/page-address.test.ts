import { describe, expect, test } from 'vitest'
import { fileOf, isOurs, windowUrl } from '../../electron/shell/page-address.ts'

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
    'not an address',
  ])('is none for %s', url => {
    expect(fileOf(folder, url)).toBeNull()
  })
})

test.each([
  ['app://window/index.html', true],
  ['app://window.evil.example/index.html', false],
  ['https://window/', false],
  ['file:///etc/passwd', false],
])('%s is ours: %s', (url, ours) => {
  expect(isOurs(url)).toBe(ours)
})
