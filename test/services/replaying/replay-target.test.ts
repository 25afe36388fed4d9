import { expect, test } from 'vitest'
import { sourceSchema } from '../../../electron/contract/settings/settings.ts'
import { faultOfTarget } from '../../../electron/services/replaying/replay-target.ts'

const sources = [
  sourceSchema.parse({ kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/abc' }),
  sourceSchema.parse({ kind: 'ussd-app', id: 'p', name: 'P', hookPath: '/hook/practice', practice: true }),
]

test.each([
  ['https://a.example.com/in?token=x', null],
  ['http://127.0.0.1:3000/', null],
  ['http://[::1]:3000/', null],
  ['http://127.0.0.1:47470/hook/practice', null],
  ['http://10.0.0.1/', 'https://'],
  ['ftp://a.example.com/', 'https://'],
  ['https://user:word@a.example.com/', 'https://'],
  ['nowhere', 'https://'],
  ['http://127.0.0.1:47470/hook/abc', '--here'],
  ['https://own.ngrok.app/hook/abc?x=1', '--here'],
  ['https://proxy.example.com/prefix/hook/abc', '--here'],
])('%s: %s', (address, word) => {
  const fault = faultOfTarget(address, sources)
  expect(word === null ? fault : fault?.includes(word)).toBe(word === null ? null : true)
})
