import { expect, test } from 'vitest'
import { findHere } from '../../../electron/services/receiving/find-here.ts'

const page = { status: 200, sentence: 'Connected.' } as const
const find = findHere({
  page: path => (path === '/oauth/callback' ? Promise.resolve(page) : undefined),
  proof: path => (path === '/hook/probe' ? 'it is me' : null),
})

test.each([
  ['/hook/probe', { kind: 'proof', proof: 'it is me' }],
  ['/oauth/callback', { kind: 'page', page }],
  ['/', null],
])('finds at %s what is there', async (path, found) => {
  expect(await find(path, path)).toEqual(found)
})

test('finds nothing where nothing can be', async () => {
  expect(await findHere({})('/', '/')).toBeNull()
})
