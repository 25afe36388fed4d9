import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { fill } from '../../services/exporting/exporting-kit.ts'
import { rulesSet } from '../../services/store/notice-rules-kit.ts'
import { ussdDelivery } from '../../services/store/store-kit.ts'
import { addApp, ask, run, tempDir } from '../cli-kit.ts'

function storeIn(dataDir: string, entries: readonly Entry[]): string {
  const store = join(dataDir, 'store')
  mkdirSync(store, { recursive: true })
  fill(store, entries)
  return store
}

/** A folder in which erasing a transaction was cut short when the journal had let go of it. */
async function cutShort(id: string) {
  const dataDir = tempDir()
  const store = storeIn(dataDir, [ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b' })])
  // Where the state before it is set aside stands what cannot be replaced.
  const obstacle = join(store, 'state.db.before-rebuild')
  mkdirSync(obstacle)
  expect((await run(dataDir, ['erase', '--id', id])).code).toBe(1)
  rmSync(obstacle, { recursive: true })
  return { dataDir, marks: () => readdirSync(store).filter(name => name.startsWith('erasing-')) }
}

it.each(['shop/ussd/a', 'a', 'A'])('the same command finishes an erasing of %s that was cut short', async id => {
  const { dataDir, marks } = await cutShort(id)
  const { code, stderr } = await run(dataDir, ['erase', '--id', id])
  expect([code, marks()], stderr).toEqual([0, []])
})

it('an id that nothing has, and that no erasing was cut short of, is refused', async () => {
  const { dataDir, marks } = await cutShort('shop/ussd/a')
  const { code, stderr } = await run(dataDir, ['erase', '--id', 'shop/ussd/c'])
  expect([code, stderr, marks().length]).toEqual([1, expect.stringContaining('There is no transaction'), 1])
})

it.each([[[]], [['--dry-run']]])('a rule that holds the number is named with what to do, %j', async options => {
  const dataDir = tempDir()
  const own = { id: 'own', name: 'Quiet', when: '0712345678', action: { kind: 'silent' } }
  storeIn(dataDir, [rulesSet({ rules: [own] })])
  const { stderr } = await run(dataDir, ['erase', '--phone', '0712345678', ...options])
  expect(stderr).toContain('The rule "Quiet" holds the number, and stays. Change it,')
})

it('settings that hold the number are named with their place and what to do', async () => {
  const dataDir = tempDir()
  await addApp(dataDir, 'Shop of 0712345678')
  storeIn(dataDir, [ussdDelivery({ uuid: 'a' })])
  const { stderr } = await run(dataDir, ['erase', '--phone', '0712345678', '--dry-run'])
  expect(stderr).toContain('The settings hold the number in sources[0].name: "Shop of 0712345678". Change it,')
  const { settings } = await ask(dataDir, ['erase', '--phone', '0712345678', '--dry-run'])
  expect(settings).toEqual([{ place: 'sources[0].name', text: 'Shop of 0712345678' }])
})

it.each([
  ['0712345678 ext 12', 'give one number and nothing else'],
  ['0712345678, 0733111222', 'give one number and nothing else'],
  ['123456', 'fewer than seven digits'],
  ['0712 345 678 0733 111 222', 'no number has more than fifteen digits'],
  ['+0712345678', 'no country has a code'],
  ['254712345678', 'Write + in front of the country code'],
])('%j is refused as a number with what to do', async (number, sentence) => {
  const dataDir = tempDir()
  storeIn(dataDir, [ussdDelivery({ uuid: 'a' })])
  const { code, stderr } = await run(dataDir, ['erase', '--phone', number])
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)])
})

it('a neighbour whose number ends alike stays', async () => {
  const dataDir = tempDir()
  const named = ['+2348031234567', '08031234567', '07031234567', '+2547031234567']
  storeIn(
    dataDir,
    named.map((number, n) => ussdDelivery({ uuid: `u${n}`, message: `Sent to ${number}` })),
  )
  await run(dataDir, ['erase', '--phone', '+234 803 123 4567'])
  const { transactions } = await ask(dataDir, ['transactions'])
  expect(transactions.map((row: { providerId: string }) => row.providerId).sort()).toEqual(['u2', 'u3'])
})

it('a dry run names what would go, and nothing goes', async () => {
  const dataDir = tempDir()
  storeIn(dataDir, [ussdDelivery({ uuid: 'a', message: 'Sent to 0712345678' }), ussdDelivery({ uuid: 'b' })])
  const { code, stdout } = await run(dataDir, ['erase', '--phone', '0712345678', '--dry-run'])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d{4}-.* failed .* shop\/ussd\/a$/m)])
  const { transactions, listed } = await ask(dataDir, ['erase', '--phone', '0712345678', '--dry-run'])
  expect([transactions, listed]).toEqual([1, [expect.objectContaining({ id: 'shop/ussd/a', status: 'failed' })]])
})

it.each([
  [['--dry-run'], 'Nothing would go.'],
  [[], 'Nothing was found, so nothing was taken out and nothing was recorded.'],
])('a number that nothing names is told of, %j', async (options, sentence) => {
  const dataDir = tempDir()
  storeIn(dataDir, [ussdDelivery({ uuid: 'a' })])
  const { code, stderr } = await run(dataDir, ['erase', '--phone', '0712345678', ...options])
  expect([code, stderr]).toEqual([0, expect.stringContaining(sentence)])
})

it.each([[['--dry-run']], [[]]])('the settings from before a restore are named as not touched, %j', async options => {
  const dataDir = tempDir()
  storeIn(dataDir, [ussdDelivery({ uuid: 'a', message: 'Sent to 0712345678' })])
  const former = join(dataDir, 'settings.json.before-restore')
  writeFileSync(former, '{}')
  const { untouched, destinations, following } = await ask(dataDir, ['erase', '--phone', '0712345678', ...options])
  expect([untouched, destinations, following]).toEqual([[former], [], null])
})

it('a dry run proves that a number was erased, and no other one', async () => {
  const dataDir = tempDir()
  storeIn(dataDir, [ussdDelivery({ uuid: 'a', message: 'Sent to 0712345678' })])
  await run(dataDir, ['erase', '--phone', '+254 712 345 678'])
  const { stderr } = await run(dataDir, ['erase', '--phone', '00254 712345678', '--dry-run'])
  expect(stderr).toMatch(/Nothing would go\. It was erased on \d{4}-/)
  expect((await ask(dataDir, ['erase', '--phone', '+255 712345678', '--dry-run'])).erasedAt).toEqual([])
})
