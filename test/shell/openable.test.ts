import { expect, test } from 'vitest'
import { isOpenable } from '../../electron/shell/openable.ts'

test.each(['https://hover.to/oauth/authorize?client_id=1', 'http://127.0.0.1:4000/oauth/authorize'])(
  '%s may be opened',
  url => {
    expect(isOpenable(url)).toBe(true)
  },
)

test.each([
  'http://hover.to/',
  'http://127.0.0.1.evil.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'ms-settings:about',
  'https://hover.to@evil.example/',
  'app://window/index.html',
  'no address',
  '',
])('%s is not handed to the system', url => {
  expect(isOpenable(url)).toBe(false)
})
